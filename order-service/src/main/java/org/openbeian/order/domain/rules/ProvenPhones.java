package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.contact.Contact.Role;
import org.openbeian.order.domain.contact.KnownContacts;
import org.openbeian.order.domain.form.Phones;

/** A principal's mobile is proven with a one-time code, unless it is on record as that person's. */
@Rule(value = "R-SUBJ-7", source = "S1 2")
class ProvenPhones implements FilingRule {

  private final boolean mayWait;

  private ProvenPhones(boolean mayWait) {
    this.mayWait = mayWait;
  }

  /** "Verify later" is allowed. */
  static ProvenPhones later() {
    return new ProvenPhones(true);
  }

  static ProvenPhones now() {
    return new ProvenPhones(false);
  }

  @Override
  public void check(Checked checked, Findings findings) {
    KnownContacts known = checked.evidence().contacts();
    if (known == null) {
      return;
    }
    for (var contact : checked.newContacts()) {
      if (contact.role() != Role.MOBILE
          || !Phones.isMobile(contact.value())
          || known.proven().contains(contact.value())) {
        continue;
      }
      if (mayWait) {
        findings.warn(contact.path(), "PHONE_TO_BE_PROVEN");
      } else {
        findings.add(contact.path(), "PHONE_NOT_PROVEN");
      }
    }
  }
}
