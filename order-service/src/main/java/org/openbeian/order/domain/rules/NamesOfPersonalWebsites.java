package org.openbeian.order.domain.rules;

import java.util.Optional;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.rulebook.NameForm;
import org.openbeian.order.domain.rulebook.WordList;

/** What the name of a person's website must be besides; some provinces know one form only. */
@Rule(value = "R-NAME-2", source = "S1 appendix 2")
class NamesOfPersonalWebsites implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    if (checked.nature() != SubjectNature.PERSONAL) {
      return;
    }
    for (var service : checked.namedAnew()) {
      WebsiteName.of(service).ifPresent(name -> check(name, checked, findings));
    }
  }

  private static void check(WebsiteName name, Checked checked, Findings findings) {
    NameForm form = checked.provinceRules().personalNameForm();
    String part = name.text();
    if (form != null && form.origin().holdsOn(checked.today())) {
      Optional<String> stem = form.stemOf(name.text());
      if (stem.isEmpty()) {
        findings.addByProvince(
            name.path(),
            form.origin(),
            "NAME_OF_OTHER_FORM",
            checked.provinceRules().chinese(),
            String.join("、", form.endings()));
        return;
      }
      part = stem.get();
    }
    words(name, part, checked, findings);
    findings.ask(name.path(), ReviewQuestion.Code.NAME_FREE_OF_TRADE);
  }

  private static void words(WebsiteName name, String part, Checked checked, Findings findings) {
    var words = checked.book().names();
    checked
        .subject()
        .forEach(
            subject -> {
              String person = subject.part().name();
              if (person != null && name.text().contains(person)) {
                findings.add(name.path(), "NAME_IS_A_PERSONS");
              }
            });
    checked.book().provinces().values().stream()
        .filter(province -> part.contains(province.bareName()))
        .findFirst()
        .ifPresent(province -> findings.add(name.path(), "NAME_IS_A_PLACES", province.bareName()));
    WordList withApproval = words.withApproval();
    boolean needsApproval =
        withApproval.origin().holdsOn(checked.today()) && withApproval.saidIn(part).isPresent();
    if (needsApproval && name.service().preApprovals().isEmpty()) {
      name.mustNotSay(withApproval, part, "NAME_NEEDS_APPROVAL", checked, findings);
    } else if (!needsApproval) {
      name.mustNotSay(words.notForPersons(), part, "NAME_NOT_FOR_PERSONS", checked, findings);
    }
  }
}
