package org.openbeian.order.domain.rules;

import java.util.Set;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.SubjectNature;

/** What every website's name must be. */
@Rule(value = "R-NAME-1", source = "S1 appendix 1")
class NamesOfWebsites implements FilingRule {

  private static final int CHINESE_CHARACTERS = 3;
  private static final Set<SubjectNature> STATE_BODIES =
      Set.of(SubjectNature.GOVERNMENT, SubjectNature.MILITARY);

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.namedAnew()) {
      WebsiteName.of(service).ifPresent(name -> check(name, checked, findings));
    }
  }

  private static void check(WebsiteName name, Checked checked, Findings findings) {
    var words = checked.book().names();
    if (name.isDomain()) {
      findings.add(name.path(), "NAME_IS_DOMAIN");
    } else if (name.chineseCharacters() < CHINESE_CHARACTERS) {
      findings.add(
          name.path(), "NAME_WITHOUT_CHINESE_CHARACTERS", String.valueOf(CHINESE_CHARACTERS));
    }
    if (name.hasSpecialCharacters()) {
      findings.add(name.path(), "NAME_HAS_SPECIAL_CHARACTERS");
    }
    if (!STATE_BODIES.contains(checked.nature())) {
      name.mustNotSay(words.ofState(), "NAME_LIKE_STATE_BODY", checked, findings);
    }
    name.mustNotSay(words.sensitive(), "NAME_SENSITIVE", checked, findings);
    if (checked.nature() != SubjectNature.PERSONAL) {
      findings.ask(name.path(), ReviewQuestion.Code.NAME_RELATED_TO_SUBJECT);
    }
  }
}
