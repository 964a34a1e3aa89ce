package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.rulebook.Province.Channel;
import org.openbeian.order.domain.rules.Evidence.RealPerson;

/**
 * The principals of what is put before the bureau have shown their faces, and the filer has
 * confirmed that. Provinces with a channel of their own see to it themselves.
 */
@Rule(value = "R-REAL-1", source = "S4 1.1")
class RealPersons implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Channel channel = checked.provinceRules().realPersonChannelOn(checked.today());
    for (RealPerson person : checked.evidence().realPersons()) {
      if (channel == null) {
        check(person, findings);
      } else {
        findings.warnByProvince(
            person.path(),
            channel.origin(),
            "REAL_PERSON_BY_PROVINCE",
            channel.chinese(),
            channel.english());
      }
    }
  }

  private static void check(RealPerson person, Findings findings) {
    switch (person.standing()) {
      case NONE -> findings.add(person.path(), "REAL_PERSON_REQUIRED");
      case RUNNING -> findings.add(person.path(), "REAL_PERSON_RUNNING");
      case FAILED -> findings.add(person.path(), "REAL_PERSON_FAILED");
      case UNCONFIRMED -> findings.add(person.path(), "REAL_PERSON_UNCONFIRMED");
      case OUTDATED -> findings.add(person.path(), "REAL_PERSON_OUTDATED");
      case CONFIRMED -> {}
    }
  }
}
