package org.openbeian.order.domain.rules;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.PrincipalForm;

/** Two different principals share neither a phone nor an e-mail address. */
@Rule(value = "R-SUBJ-6", source = "S1 2")
class DistinctContacts implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Map<String, String> phones = new HashMap<>();
    Map<String, String> addresses = new HashMap<>();
    for (var principal : checked.principals()) {
      PrincipalForm<String> form = principal.part();
      String person = person(form);
      if (person == null) {
        continue;
      }
      claim(phones, form.mobile(), person, principal.field("mobile"), findings);
      claim(phones, form.emergencyPhone(), person, principal.field("emergencyPhone"), findings);
      String email = form.email() == null ? null : form.email().toLowerCase(Locale.ROOT);
      claim(addresses, email, person, principal.field("email"), findings);
    }
  }

  private static void claim(
      Map<String, String> claimed,
      @Nullable String contact,
      String person,
      String path,
      Findings findings) {
    if (contact != null && !person.equals(claimed.computeIfAbsent(contact, first -> person))) {
      findings.add(path, "CONTACT_OF_ANOTHER_PRINCIPAL");
    }
  }

  /** A person is known by the certificate; null while that is missing. */
  private static @Nullable String person(PrincipalForm<String> form) {
    return form.certificate() == null || form.certificate().number() == null
        ? null
        : form.certificate().type() + " " + form.certificate().number();
  }
}
