package org.openbeian.order.domain.rules;

import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.rulebook.Authority;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.WordList;

/** Words of trade that a province keeps out of the names of persons' websites. */
@Rule(value = "R-NAME-3", source = "S1 appendix 2", by = Authority.PROVINCE)
class NamesByProvince implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Province province = checked.provinceRules();
    WordList words = province.personalNames();
    if (checked.nature() != SubjectNature.PERSONAL
        || words == null
        || !words.origin().holdsOn(checked.today())) {
      return;
    }
    for (var service : checked.namedAnew()) {
      WebsiteName.of(service)
          .ifPresent(
              name ->
                  words
                      .saidIn(name.text())
                      .ifPresent(
                          word ->
                              findings.add(
                                  name.path(),
                                  words.origin(),
                                  "NAME_FORBIDDEN_IN_PROVINCE",
                                  province.chinese(),
                                  word)));
    }
  }
}
