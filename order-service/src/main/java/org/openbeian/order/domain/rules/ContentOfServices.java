package org.openbeian.order.domain.rules;

import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.rulebook.ContentCategory;

/** What a service offers fits who offers it, and is approved where it must be. */
@Rule(value = "R-SVC-1", source = "S1 3.1")
class ContentOfServices implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      if (service.part().kind() == ServiceKind.WEBSITE) {
        category(service, checked, findings);
      }
      for (int i = 0; i < service.part().preApprovals().size(); i++) {
        if (!checked.book().preApprovals().containsKey(service.part().preApprovals().get(i))) {
          findings.add(service.field("preApprovals[" + i + "]"), "PRE_APPROVAL_UNKNOWN");
        }
      }
    }
  }

  private static void category(
      Checked.At<ServiceForm<String>> service, Checked checked, Findings findings) {
    String code = service.part().contentCategory();
    if (code == null) {
      return;
    }
    String path = service.field("contentCategory");
    ContentCategory category = checked.book().contentCategories().get(code);
    if (category == null) {
      findings.add(path, "CONTENT_CATEGORY_UNKNOWN");
    } else if (checked.nature() == SubjectNature.PERSONAL && !category.forPersons()) {
      findings.add(path, category.origin(), "CONTENT_NOT_FOR_PERSONS", category.chinese());
    } else if (category.needs() != null
        && !service.part().preApprovals().contains(category.needs())) {
      findings.add(
          service.field("preApprovals"),
          category.origin(),
          "PRE_APPROVAL_REQUIRED",
          category.chinese(),
          category.needs());
    }
  }
}
