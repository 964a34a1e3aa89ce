package org.openbeian.order.domain.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.SubjectForm;

/** The principals of a person's filing are that person. */
@Rule(value = "R-SUBJ-5", source = "S1 2")
class PersonalPrincipals implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    SubjectForm<String> subject = checked.application().subject();
    if (checked.nature() != SubjectNature.PERSONAL || subject == null) {
      return;
    }
    for (var principal : checked.principals()) {
      if (!isThePerson(principal.part(), subject)) {
        findings.add(principal.path(), "PRINCIPAL_IS_NOT_THE_PERSON");
      }
    }
  }

  private static boolean isThePerson(PrincipalForm<String> principal, SubjectForm<String> subject) {
    return Objects.equals(principal.name(), subject.name())
        && Objects.equals(number(principal.certificate()), number(subject.certificate()));
  }

  private static @Nullable String number(@Nullable CertificateForm<String> certificate) {
    return certificate == null ? null : certificate.number();
  }
}
