package org.openbeian.order.domain.rules;

import static org.openbeian.contracts.FilingType.CHANGE_SERVICE;
import static org.openbeian.contracts.FilingType.CHANGE_SUBJECT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.rulebook.Province;

/**
 * A person's contacts, those of one who holds both roles, and in some provinces a new legal
 * representative are changed for subject and services at once: by CHANGE_FILING.
 */
@Rule(value = "R-CHG-2", source = "S4 1.1")
class ChangesThatBelongTogether implements FilingRule {

  private static final String CODE = "CHANGE_FILING_REQUIRED";

  @Override
  public void check(Checked checked, Findings findings) {
    SubjectForm<String> before = checked.subjectOnRecord();
    if (before == null) {
      return;
    }
    if (checked.plan().type() == CHANGE_SUBJECT) {
      subject(checked, before, findings);
    } else if (checked.plan().type() == CHANGE_SERVICE) {
      services(checked, before, findings);
    }
  }

  private static void subject(Checked checked, SubjectForm<String> before, Findings findings) {
    for (var subject : checked.subject()) {
      PrincipalForm<String> was = before.principal();
      PrincipalForm<String> is = subject.part().principal();
      boolean holdsBoth =
          checked.servicesOnRecord().stream()
              .anyMatch(service -> samePerson(was, service.principal()));
      if (contactsDiffer(was, is) && (checked.nature() == SubjectNature.PERSONAL || holdsBoth)) {
        findings.add(subject.field("principal"), CODE);
      } else if (changesAllForNewRepresentative(checked) && !samePerson(was, is)) {
        findings.add(subject.field("principal"), CODE);
      }
    }
  }

  private static boolean changesAllForNewRepresentative(Checked checked) {
    return Province.holds(checked.provinceRules().newRepresentativeChangesAll(), checked.today());
  }

  private static void services(Checked checked, SubjectForm<String> before, Findings findings) {
    for (var service : checked.services()) {
      checked
          .onRecord(service.part().number())
          .ifPresent(
              was -> {
                boolean both = samePerson(before.principal(), was.principal());
                if (contactsDiffer(was.principal(), service.part().principal())
                    && (checked.nature() == SubjectNature.PERSONAL || both)) {
                  findings.add(service.field("principal"), CODE);
                }
              });
    }
  }

  private static boolean samePerson(
      @Nullable PrincipalForm<String> one, @Nullable PrincipalForm<String> other) {
    return Objects.equals(certificateNumber(one), certificateNumber(other));
  }

  private static @Nullable String certificateNumber(@Nullable PrincipalForm<String> person) {
    return person == null || person.certificate() == null ? null : person.certificate().number();
  }

  private static boolean contactsDiffer(
      @Nullable PrincipalForm<String> one, @Nullable PrincipalForm<String> other) {
    return !contacts(one).equals(contacts(other));
  }

  private static List<@Nullable String> contacts(@Nullable PrincipalForm<String> person) {
    return person == null
        ? new ArrayList<>()
        : Arrays.asList(
            person.mobile(), person.emergencyPhone(), person.email(), person.landline());
  }
}
