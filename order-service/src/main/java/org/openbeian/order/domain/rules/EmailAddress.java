package org.openbeian.order.domain.rules;

import java.util.regex.Pattern;
import org.openbeian.order.domain.form.DomainNames;

/** An e-mail address that mail can be sent to. */
@Rule(value = "R-SUBJ-6", source = "S1 2")
class EmailAddress implements FilingRule {

  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  @Override
  public void check(Checked checked, Findings findings) {
    for (var principal : checked.principals()) {
      String email = principal.part().email();
      if (email != null && !isAddress(email)) {
        findings.add(principal.field("email"), "EMAIL_INVALID");
      }
    }
  }

  private static boolean isAddress(String email) {
    int at = email.lastIndexOf('@');
    return at > 0
        && at <= 64
        && email.length() <= 254
        && LOCAL_PART.matcher(email.substring(0, at)).matches()
        && DomainNames.canonical(email.substring(at + 1)).isPresent();
  }
}
