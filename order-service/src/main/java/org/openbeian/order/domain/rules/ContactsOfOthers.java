package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.contact.Contact.Role;
import org.openbeian.order.domain.contact.KnownContacts;

/**
 * Emergency number and e-mail address are no other subject's, and no other principal has the
 * mobile; who represents several subjects by law is reached in the same way for all.
 */
@Rule(value = "R-SUBJ-6", source = "S4 3")
class ContactsOfOthers implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    KnownContacts known = checked.evidence().contacts();
    if (known == null) {
      return;
    }
    for (var contact : checked.newContacts()) {
      if (contact.role() == Role.MOBILE && !known.proven().contains(contact.value())) {
        // who can't be reached there is told nothing about it
        continue;
      }
      if (known.taken().contains(contact.path())) {
        findings.add(contact.path(), "CONTACT_NOT_EXCLUSIVE");
      } else if (known.differing().contains(contact.path())) {
        findings.warn(contact.path(), "REPRESENTATIVE_REACHED_OTHERWISE");
      }
    }
  }
}
