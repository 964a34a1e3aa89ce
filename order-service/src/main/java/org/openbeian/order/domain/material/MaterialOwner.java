package org.openbeian.order.domain.material;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/**
 * Whose a material is, by what its application says of the part that it is of.
 *
 * @param person whether the name is a person's
 * @param certificate null for services, and while it is not filled in
 */
public record MaterialOwner(
    @Nullable String name, boolean person, @Nullable CertificateForm<String> certificate) {

  private static final MaterialOwner UNKNOWN = new MaterialOwner(null, true, null);

  /** The owner of a part; nobody is known while it is not filled in. */
  public static MaterialOwner of(
      MaterialPart part, ApplicationForm<String> application, SubjectNature nature) {
    SubjectForm<String> subject = application.subject();
    Optional<ServiceForm<String>> service = application.service(part.serviceNo());
    return switch (part.place()) {
      case SUBJECT ->
          subject == null
              ? UNKNOWN
              : new MaterialOwner(
                  subject.name(), nature == SubjectNature.PERSONAL, subject.certificate());
      case SUBJECT_PRINCIPAL -> of(subject == null ? null : subject.principal());
      case SERVICE ->
          service.map(form -> new MaterialOwner(form.name(), false, null)).orElse(UNKNOWN);
      case SUPPLEMENT -> UNKNOWN;
      case SERVICE_PRINCIPAL -> of(service.map(ServiceForm::principal).orElse(null));
    };
  }

  private static MaterialOwner of(@Nullable PrincipalForm<String> principal) {
    return principal == null
        ? UNKNOWN
        : new MaterialOwner(principal.name(), true, principal.certificate());
  }

  /** Until when the certificate was valid that a material of this owner shows; null for others. */
  public @Nullable LocalDate validUntil(MaterialKind kind) {
    return certificate == null || !kind.showsCertificate() ? null : certificate.validUntil();
  }

  /** Whether a material of this owner shows a certificate that has expired. */
  public boolean isExpired(MaterialKind kind, LocalDate today) {
    LocalDate until = validUntil(kind);
    return until != null && until.isBefore(today);
  }
}
