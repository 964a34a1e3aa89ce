package org.openbeian.review.inbound.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.platform.pii.Masks;

/** The application under review; whatever identifies a person is masked. */
@Schema(name = "Application", description = "As submitted; personal data is masked.")
public record ApplicationView(
    @Schema(examples = "330000") String province,
    SubjectView subject,
    List<ServiceView> services,
    List<String> acceptedCommitments,
    @Schema(
            description = "The subject's number on record; null where the subject is new.",
            examples = "浙ICP备2026000001号")
        @Nullable String subjectNumber,
    @Schema(description = "Why what was granted is to end; null unless the order ends something.")
        @Nullable EndingView ending) {

  /** Why what was granted is to end. */
  @Schema(name = "Ending")
  public record EndingView(
      EndingReason reason,
      @Schema(description = "In the filer's words") @Nullable String details) {}

  /** 主体. */
  @Schema(name = "Subject")
  public record SubjectView(
      SubjectNature nature,
      @Schema(examples = "杭州启明示例科技有限公司") String name,
      CertificateView certificate,
      @Schema(examples = "浙江省杭州市****************") String communicationAddress,
      @Nullable String remark,
      PrincipalView principal,
      @Schema(examples = "陈**") @Nullable String investor) {}

  /** 证件. */
  @Schema(name = "Certificate")
  public record CertificateView(
      CertificateType type,
      @Schema(examples = "3301**********0016") String number,
      @Nullable String address,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil) {}

  /** 负责人. */
  @Schema(name = "Principal")
  public record PrincipalView(
      @Schema(examples = "陈**") String name,
      boolean legalRepresentative,
      CertificateView certificate,
      @Schema(examples = "138****1001") String mobile,
      @Nullable String emergencyPhone,
      @Schema(examples = "q***@example.com") String email,
      @Nullable String landline) {}

  /** 互联网信息服务. */
  @Schema(name = "Service")
  public record ServiceView(
      int serviceNo,
      @Schema(
              description =
                  "On record, in a migration under the subject that it leaves; null for a new one.",
              examples = "浙ICP备2026000001号-1")
          @Nullable String number,
      ServiceKind kind,
      @Schema(examples = "启明示例科技官网") String name,
      @Schema(examples = "[\"qiming-shili.cn\"]") List<String> domains,
      String contentCategory,
      List<String> languages,
      List<String> preApprovals,
      @Nullable String remark,
      @Schema(examples = "32a43232-a888-48e8-b9ec-00888be8a001") String serviceCode,
      @Schema(examples = "[\"203.0.113.10\"]") List<String> ips,
      PrincipalView principal,
      @Schema(description = "Of an app (R-APP-1); null for a website.") @Nullable AppView app) {}

  /** What an app says besides. */
  @Schema(name = "App")
  public record AppView(
      @Nullable String homePage,
      List<PlatformView> platforms,
      @Schema(description = "None when it uses none.") List<SdkView> sdks) {

    static @Nullable AppView of(@Nullable AppDetails app) {
      return app == null
          ? null
          : new AppView(
              app.homePage(),
              app.platforms().stream().map(PlatformView::of).toList(),
              app.sdks().stream().map(SdkView::of).toList());
    }
  }

  /** 运行平台. */
  @Schema(name = "Platform")
  public record PlatformView(
      @Schema(examples = "ANDROID") String platform,
      @Schema(examples = "cn.qiming.shili") String packageName,
      String publicKey,
      @Schema(examples = "559ff7fa4a0e11229ee559c99a3a088e") String certificateDigest,
      @Schema(description = "Those that it asks there; empty for all of the service's.")
          List<String> domains) {

    static PlatformView of(AppDetails.Platform platform) {
      return new PlatformView(
          platform.code(),
          platform.packageName(),
          platform.publicKey(),
          platform.certificateDigest(),
          platform.domains());
    }
  }

  /** A foreign service that is built into an app. */
  @Schema(name = "Sdk")
  public record SdkView(String name, String provider, @Schema(examples = "推送") String type) {

    static SdkView of(AppDetails.Sdk sdk) {
      return new SdkView(sdk.name(), sdk.provider(), sdk.type());
    }
  }

  /** Shows an application whose sealed values {@code opener} opens. */
  static ApplicationView of(Application application, Function<Sealed, String> opener) {
    Unsealing unsealing = new Unsealing(opener);
    OnRecord record = application.record();
    return new ApplicationView(
        application.province(),
        unsealing.subject(application.subject()),
        application.services().stream().map(unsealing::service).toList(),
        application.acceptedCommitments(),
        record == null ? null : record.subjectNumber(),
        unsealing.ending(application.ending()));
  }

  private record Unsealing(Function<Sealed, String> opener) {

    SubjectView subject(Subject subject) {
      return new SubjectView(
          subject.nature(),
          subject.nature() == SubjectNature.PERSONAL ? Masks.name(subject.name()) : subject.name(),
          certificate(subject.certificate()),
          masked(subject.communicationAddress(), Masks::address),
          subject.remark(),
          principal(subject.principal()),
          maskedNullable(subject.investor(), Masks::name));
    }

    @Nullable EndingView ending(@Nullable Ending ending) {
      return ending == null
          ? null
          : new EndingView(
              ending.reason(), maskedNullable(ending.details(), UnaryOperator.identity()));
    }

    ServiceView service(FiledService service) {
      return new ServiceView(
          service.serviceNo(),
          service.number(),
          service.kind(),
          service.name(),
          service.domains(),
          service.contentCategory(),
          service.languages(),
          service.preApprovals(),
          service.remark(),
          service.server().serviceCode(),
          service.server().ips(),
          principal(service.principal()),
          AppView.of(service.app()));
    }

    PrincipalView principal(Principal principal) {
      return new PrincipalView(
          masked(principal.name(), Masks::name),
          principal.legalRepresentative(),
          certificate(principal.certificate()),
          masked(principal.mobile(), Masks::phone),
          maskedNullable(principal.emergencyPhone(), Masks::phone),
          masked(principal.email(), Masks::email),
          maskedNullable(principal.landline(), Masks::phone));
    }

    CertificateView certificate(Certificate certificate) {
      return new CertificateView(
          certificate.type(),
          masked(certificate.number(), Masks::certificateNumber),
          maskedNullable(certificate.address(), Masks::address),
          certificate.validFrom(),
          certificate.validUntil());
    }

    String masked(Sealed sealed, UnaryOperator<String> mask) {
      return mask.apply(opener.apply(sealed));
    }

    @Nullable String maskedNullable(@Nullable Sealed sealed, UnaryOperator<String> mask) {
      return sealed == null ? null : masked(sealed, mask);
    }
  }
}
