package org.openbeian.order.domain.rules;

import java.util.Optional;
import org.openbeian.order.domain.contact.Contact.Role;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.order.domain.rulebook.Province;

/** In some provinces the mobile of the subject's principal is one of the province. */
@Rule(value = "R-SUBJ-6", source = "S4 3")
class LocalNumber implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Province province = checked.provinceRules();
    var demanded = province.localNumber();
    if (demanded == null || !demanded.holdsOn(checked.today())) {
      return;
    }
    for (var contact : checked.newContacts()) {
      if (contact.role() != Role.MOBILE
          || !contact.path().startsWith("subject.")
          || !Phones.isMobile(contact.value())) {
        continue;
      }
      Optional<Boolean> local = Phones.isOfProvince(contact.value(), province.bareName());
      if (local.isEmpty()) {
        findings.warn(contact.path(), "MOBILE_OF_UNKNOWN_PROVINCE", province.chinese());
      } else if (!local.get()) {
        findings.addByProvince(
            contact.path(), demanded, "MOBILE_OF_OTHER_PROVINCE", province.chinese());
      }
    }
  }
}
