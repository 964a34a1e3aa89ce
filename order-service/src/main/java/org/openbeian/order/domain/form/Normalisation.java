package org.openbeian.order.domain.form;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Spares filers refusals for blanks, small letters and prefixes that mean nothing. */
public final class Normalisation {

  private Normalisation() {}

  /** The same of all parts. */
  public static ApplicationForm<String> of(ApplicationForm<String> form) {
    return new ApplicationForm<>(
        form.subject() == null ? null : of(form.subject()),
        form.services().stream().map(Normalisation::of).toList(),
        form.ending() == null ? null : of(form.ending()),
        form.acceptedCommitments());
  }

  public static SubjectForm<String> of(SubjectForm<String> form) {
    SubjectForm<String> leaves = form.map(Normalisation::leaf);
    return new SubjectForm<>(
        leaves.nature(),
        text(leaves.name(), Lookalikes::plain),
        certificate(leaves.certificate()),
        text(leaves.communicationAddress()),
        text(leaves.remark()),
        principal(leaves.principal()),
        text(leaves.investor()));
  }

  public static ServiceForm<String> of(ServiceForm<String> form) {
    ServiceForm<String> leaves = form.map(Normalisation::leaf);
    return new ServiceForm<>(
        leaves.serviceNo(),
        leaves.number(),
        leaves.kind(),
        text(leaves.name(), Lookalikes::plain),
        texts(leaves.domains(), DomainNames::folded),
        text(leaves.contentCategory()),
        texts(leaves.languages(), language -> language),
        texts(leaves.preApprovals(), approval -> approval),
        text(leaves.remark()),
        text(leaves.serviceCode()),
        texts(leaves.ips(), Folding::ip),
        principal(leaves.principal()),
        app(leaves.app()));
  }

  private static @Nullable AppForm app(@Nullable AppForm form) {
    if (form == null) {
      return null;
    }
    AppForm app =
        new AppForm(
            text(form.homePage()),
            form.platforms().stream().map(Normalisation::platform).toList(),
            form.usesSdks(),
            form.sdks().stream()
                .map(sdk -> new SdkForm(text(sdk.name()), text(sdk.provider()), text(sdk.type())))
                .toList());
    return app.saysNothing() ? null : app;
  }

  private static PlatformForm platform(PlatformForm form) {
    return new PlatformForm(
        text(form.platform(), platform -> Folding.folded(platform).toUpperCase(Locale.ROOT)),
        text(form.packageName(), name -> Folding.withoutBlanks(Folding.folded(name))),
        text(form.publicKey(), key -> SigningKeys.normalised(Folding.folded(key))),
        text(form.certificateDigest(), Folding::digest),
        texts(form.domains(), DomainNames::folded));
  }

  public static EndingForm<String> of(EndingForm<String> form) {
    return new EndingForm<>(form.reason(), text(form.details()));
  }

  private static String leaf(String path, Leaf leaf, String value) {
    return switch (leaf) {
      case CERTIFICATE_NUMBER -> value.strip().toUpperCase(Locale.ROOT);
      case PHONE -> Phones.normalised(value);
      case NAME -> Lookalikes.plain(value.strip());
      case ADDRESS, EMAIL, WORDS -> value.strip();
    };
  }

  private static @Nullable PrincipalForm<String> principal(@Nullable PrincipalForm<String> form) {
    return form == null
        ? null
        : new PrincipalForm<>(
            text(form.name()),
            form.legalRepresentative(),
            certificate(form.certificate()),
            text(form.mobile()),
            text(form.emergencyPhone()),
            text(form.email()),
            text(form.landline()));
  }

  private static @Nullable CertificateForm<String> certificate(
      @Nullable CertificateForm<String> form) {
    return form == null
        ? null
        : new CertificateForm<>(
            form.type(),
            text(form.number()),
            text(form.address()),
            form.validFrom(),
            form.validUntil(),
            text(form.identityNumber(), n -> Folding.withoutBlanks(Folding.folded(n))));
  }

  /** Blank means not filled in. */
  private static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable String text(@Nullable String text, UnaryOperator<String> folding) {
    return text == null ? null : text(folding.apply(text));
  }

  private static List<String> texts(List<String> texts, UnaryOperator<String> each) {
    return texts.stream().map(String::strip).map(each).toList();
  }
}
