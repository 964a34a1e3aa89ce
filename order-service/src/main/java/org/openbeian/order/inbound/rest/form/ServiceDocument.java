package org.openbeian.order.inbound.rest.form;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;
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
    @Schema(description = "Websites: at least one.") @Nullable List<@Nullable String> domains,
    @Nullable String contentCategory,
    @Nullable List<@Nullable String> languages,
    @Nullable List<@Nullable String> preApprovals,
    @Nullable String remark,
    @Nullable Server server,
    @Nullable PrincipalDocument principal) {

  /** The server it runs on. */
  @Schema(name = "Server")
  public record Server(
      @Schema(description = "备案服务号, UUID-like.") @Nullable String serviceCode,
      @Schema(description = "IPv4, IPv6 or start-end.") @Nullable List<@Nullable String> ips) {}

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
        PrincipalDocument.form(principal));
  }

  /** A masked form as it is shown. */
  public static ServiceDocument of(ServiceForm<String> masked) {
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
        PrincipalDocument.of(masked.principal()));
  }

  /** A null among texts is a text that is not filled in. */
  private static List<String> texts(@Nullable List<@Nullable String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().map(text -> text == null ? "" : text).toList();
  }

  @SuppressWarnings("NullAway") // widening of the element type
  private static List<@Nullable String> nullable(List<String> texts) {
    return texts.stream().<@Nullable String>map(text -> text).toList();
  }
}
