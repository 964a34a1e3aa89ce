package org.openbeian.order.domain.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.registration.DomainRegistration;

/**
 * A domain's holder is the subject, by name, certificate type and number (R-SUBJ-2). In some
 * provinces an organisation may prove by document that the holder belongs to it.
 */
@Rule(value = "R-DOM-2", source = "S2 2.1")
class DomainHolder implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    SubjectForm<String> subject = subject(checked);
    if (subject == null) {
      return;
    }
    boolean byDocument =
        checked.domainDemand().holderByDocument() && checked.nature() != SubjectNature.PERSONAL;
    RegisteredDomains.each(
        checked,
        (domain, registration) -> check(domain, registration, subject, byDocument, findings));
  }

  private static @Nullable SubjectForm<String> subject(Checked checked) {
    SubjectForm<String> filledIn = checked.application().subject();
    return filledIn == null ? checked.subjectOnRecord() : filledIn;
  }

  private static void check(
      DomainInScope domain,
      DomainRegistration registration,
      SubjectForm<String> subject,
      boolean byDocument,
      Findings findings) {
    CertificateForm<String> certificate = subject.certificate();
    String number = certificate == null ? null : certificate.number();
    boolean another =
        differ(registration.holder(), subject.name())
            || differ(registration.certificateNumber(), number)
            || registration.certificateType() != null
                && certificate != null
                && certificate.type() != null
                && registration.certificateType() != certificate.type();
    if (another && byDocument) {
      findings.warn(domain.path(), "DOMAIN_HOLDER_BY_DOCUMENT", domain.name());
    } else if (another) {
      findings.add(domain.path(), "DOMAIN_OF_ANOTHER_HOLDER", domain.name());
    } else if (registration.holder() == null
        || registration.certificateType() == null
        || registration.certificateNumber() == null) {
      findings.warn(domain.path(), "DOMAIN_HOLDER_WITHHELD", domain.name());
    }
  }

  /** What either side leaves open differs from nothing. */
  private static boolean differ(@Nullable String registered, @Nullable String filledIn) {
    return registered != null
        && filledIn != null
        && !Objects.equals(comparable(registered), comparable(filledIn));
  }

  /** Brackets and letters in full width, and blanks, make no other name. */
  private static String comparable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toUpperCase(Locale.ROOT);
  }
}
