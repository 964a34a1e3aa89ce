package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.AppForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.form.PlatformForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.SdkForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.material.Material;

/** Turns a complete form, and what proves it, into the application as events carry it. */
final class Submissions {

  private Submissions() {}

  static Application application(Order order) {
    return new Application(
        order.province(),
        subject(order, requireNonNull(order.application().subject())),
        order.application().services().stream().map(Submissions::service).toList(),
        order.application().acceptedCommitments(),
        order.numberedUnder(),
        ending(order.application().ending()));
  }

  /** As events carry them. */
  static List<SubmittedMaterial> materials(Order order, List<Material> materials) {
    return materials.stream()
        .map(
            material ->
                new SubmittedMaterial(
                    material.id(),
                    kind(material),
                    pathOf(material, order),
                    material.mediaType(),
                    material.size(),
                    material.sha256()))
        .toList();
  }

  static MaterialKind kind(Material material) {
    return MaterialKind.valueOf(material.kind().name());
  }

  /** Where its part stands now; the materials of a service are removed with it. */
  static String pathOf(Material material, Order order) {
    UUID supplement = material.supplement();
    if (supplement != null) {
      return "supplements[" + supplement + "]";
    }
    return material.part().path(order.application().services()).orElse("services");
  }

  private static @Nullable Ending ending(@Nullable EndingForm<Sealed> form) {
    return form == null ? null : new Ending(requireNonNull(form.reason()), form.details());
  }

  private static Subject subject(Order order, SubjectForm<Sealed> form) {
    return new Subject(
        order.nature(),
        requireNonNull(form.name()),
        certificate(form.certificate()),
        requireNonNull(form.communicationAddress()),
        form.remark(),
        principal(form.principal()),
        form.investor());
  }

  private static FiledService service(ServiceForm<Sealed> form) {
    return new FiledService(
        form.serviceNo(),
        form.number(),
        requireNonNull(form.kind()),
        requireNonNull(form.name()),
        form.domains(),
        requireNonNull(form.contentCategory()),
        form.languages(),
        form.preApprovals(),
        form.remark(),
        new FiledService.Server(requireNonNull(form.serviceCode()), form.ips()),
        principal(form.principal()),
        app(form.app()));
  }

  private static @Nullable AppDetails app(@Nullable AppForm form) {
    return form == null
        ? null
        : new AppDetails(
            form.homePage(),
            form.platforms().stream().map(Submissions::platform).toList(),
            form.sdks().stream().map(Submissions::sdk).toList());
  }

  private static AppDetails.Platform platform(PlatformForm form) {
    return new AppDetails.Platform(
        requireNonNull(form.platform()),
        requireNonNull(form.packageName()),
        requireNonNull(form.publicKey()),
        requireNonNull(form.certificateDigest()),
        form.domains());
  }

  private static AppDetails.Sdk sdk(SdkForm form) {
    return new AppDetails.Sdk(
        requireNonNull(form.name()), requireNonNull(form.provider()), requireNonNull(form.type()));
  }

  private static Principal principal(@Nullable PrincipalForm<Sealed> form) {
    requireNonNull(form);
    return new Principal(
        requireNonNull(form.name()),
        form.legalRepresentative(),
        certificate(form.certificate()),
        requireNonNull(form.mobile()),
        form.emergencyPhone(),
        requireNonNull(form.email()),
        form.landline());
  }

  private static Certificate certificate(@Nullable CertificateForm<Sealed> form) {
    requireNonNull(form);
    return new Certificate(
        requireNonNull(form.type()),
        requireNonNull(form.number()),
        form.address(),
        form.validFrom(),
        form.validUntil());
  }
}
