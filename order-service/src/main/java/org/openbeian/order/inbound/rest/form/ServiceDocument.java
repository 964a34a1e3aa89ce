package org.openbeian.order.inbound.rest.form;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.application.EditOrder.Chosen;
import org.openbeian.order.domain.form.AppForm;
import org.openbeian.order.domain.form.PlatformForm;
import org.openbeian.order.domain.form.SdkForm;
import org.openbeian.order.domain.form.ServiceForm;

/** A website or app of a filing. */
@Schema(
    name = "Service",
    description =
        "互联网信息服务. Everything personal is masked when shown; a mask that is sent back keeps what"
            + " was there.")
public record ServiceDocument(
    @Schema(description = "That of the path; may be left out.") @Nullable Integer serviceNo,
    @Schema(description = "Its number on record; null for a new one. Not taken when sent.")
        @Nullable String number,
    @Nullable ServiceKind kind,
    @Nullable String name,
    @Schema(
            description =
                "Websites and apps: at least one; an app's are of level 2 to 4, 20 at most.")
        @Nullable List<@Nullable String> domains,
    @Nullable String contentCategory,
    @Nullable List<@Nullable String> languages,
    @Nullable List<@Nullable String> preApprovals,
    @Nullable String remark,
    @Nullable Server server,
    @Nullable PrincipalDocument principal,
    @Schema(description = "首页地址 of an app; may be left out.") @Nullable String homePage,
    @Schema(description = "What an app runs on (R-APP-1); none of a website.")
        @Nullable List<@Nullable Platform> platforms,
    @Schema(description = "Whether others' services are built into an app.")
        @Nullable Boolean usesSdks,
    @Schema(description = "Those services.") @Nullable List<@Nullable Sdk> sdks) {

  /** The server it runs on. */
  @Schema(name = "Server")
  public record Server(
      @Schema(description = "备案服务号, UUID-like.") @Nullable String serviceCode,
      @Schema(description = "IPv4, IPv6 or start-end.") @Nullable List<@Nullable String> ips) {}

  /** How an app is known on a platform. */
  @Schema(name = "Platform", description = "运行平台. What is pasted with blanks or colons is folded.")
  public record Platform(
      @Schema(
              description = "One of the rule book's; stores are none.",
              examples = {"ANDROID", "IOS", "HARMONYOS"})
          @Nullable String platform,
      @Schema(description = "包名, on iOS the bundle ID.", examples = "cn.qiming.shili")
          @Nullable String packageName,
      @Schema(
              description =
                  "公钥 of the signing certificate: PEM, Base64, hexadecimal digits, or an RSA key's"
                      + " modulus.")
          @Nullable String publicKey,
      @Schema(
              description = "签名MD5值 of the signing certificate; on some platforms its SHA-1.",
              examples = "559ff7fa4a0e11229ee559c99a3a088e")
          @Nullable String certificateDigest,
      @Schema(description = "Those of the service that it asks there; all when it is left out.")
          @Nullable List<@Nullable String> domains) {

    static PlatformForm form(@Nullable Platform document) {
      return document == null
          ? new PlatformForm(null, null, null, null, List.of())
          : new PlatformForm(
              document.platform,
              document.packageName,
              document.publicKey,
              document.certificateDigest,
              texts(document.domains));
    }

    static Platform of(PlatformForm form) {
      return new Platform(
          form.platform(),
          form.packageName(),
          form.publicKey(),
          form.certificateDigest(),
          nullable(form.domains()));
    }
  }

  /** Somebody else's service that is built into an app. */
  @Schema(name = "Sdk")
  public record Sdk(
      @Nullable String name,
      @Schema(description = "厂商") @Nullable String provider,
      @Schema(description = "类型", examples = "推送") @Nullable String type) {

    static SdkForm form(@Nullable Sdk document) {
      return document == null
          ? new SdkForm(null, null, null)
          : new SdkForm(document.name, document.provider, document.type);
    }

    static Sdk of(SdkForm form) {
      return new Sdk(form.name(), form.provider(), form.type());
    }
  }

  /** What the filer entered under a service number. */
  public ServiceForm<String> form(int ofOrder) {
    return new ServiceForm<>(
        ofOrder,
        null,
        kind,
        name,
        texts(domains),
        contentCategory,
        texts(languages),
        texts(preApprovals),
        remark,
        server == null ? null : server.serviceCode,
        texts(server == null ? null : server.ips),
        PrincipalDocument.form(principal),
        app());
  }

  private AppForm app() {
    return new AppForm(
        homePage,
        platforms == null ? List.of() : platforms.stream().map(Platform::form).toList(),
        usesSdks,
        sdks == null ? List.of() : sdks.stream().map(Sdk::form).toList());
  }

  /** The principal who was chosen among those whom the account knows; null when nobody was. */
  public @Nullable Chosen chosenPrincipal() {
    return PrincipalDocument.chosen(principal);
  }

  /** A masked form as it is shown. */
  public static ServiceDocument of(ServiceForm<String> masked) {
    AppForm app = masked.app();
    return new ServiceDocument(
        masked.serviceNo(),
        masked.number(),
        masked.kind(),
        masked.name(),
        nullable(masked.domains()),
        masked.contentCategory(),
        nullable(masked.languages()),
        nullable(masked.preApprovals()),
        masked.remark(),
        new Server(masked.serviceCode(), nullable(masked.ips())),
        PrincipalDocument.of(masked.principal()),
        app == null ? null : app.homePage(),
        app == null ? null : shown(app.platforms(), Platform::of),
        app == null ? null : app.usesSdks(),
        app == null ? null : shown(app.sdks(), Sdk::of));
  }

  /** A null among texts is a text that is not filled in. */
  private static List<String> texts(@Nullable List<@Nullable String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().map(text -> text == null ? "" : text).toList();
  }

  private static List<@Nullable String> nullable(List<String> texts) {
    return shown(texts, text -> text);
  }

  @SuppressWarnings("NullAway") // widening of the element type
  private static <F, D> List<@Nullable D> shown(List<F> forms, Function<F, D> document) {
    return forms.stream().<@Nullable D>map(document).toList();
  }
}
