package org.openbeian.order.domain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.rulebook.ServicesPerOrder;

/** How many websites an order brings, and how many domains each. */
@Rule(value = "R-MULTI-1", source = "S1 3.2")
class WebsitesOfAnOrder implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    if (!checked.plan().fillsIn(Part.NEW_SERVICES)) {
      return;
    }
    List<Checked.At<ServiceForm<String>>> websites =
        checked.services().stream()
            .filter(service -> service.part().kind() == ServiceKind.WEBSITE)
            .filter(service -> service.part().number() == null)
            .toList();
    for (var website : websites) {
      if (website.part().domains().size() > 1 && !findings.has(website.field("domains"))) {
        findings.add(website.field("domains"), "ONE_DOMAIN_PER_WEBSITE");
      }
    }
    ServicesPerOrder limits = checked.provinceRules().servicesPerOrder();
    if (limits == null || !limits.origin().holdsOn(checked.today())) {
      return;
    }
    boolean person = checked.nature() == SubjectNature.PERSONAL;
    tooMany(limits, limits.of(person), websites.size(), "TOO_MANY_WEBSITES", checked, findings);
    int domains = websites.stream().mapToInt(website -> website.part().domains().size()).sum();
    if (!person) {
      tooMany(limits, limits.domains(), domains, "TOO_MANY_DOMAINS", checked, findings);
    }
  }

  private static void tooMany(
      ServicesPerOrder limits,
      @Nullable Integer limit,
      int count,
      String code,
      Checked checked,
      Findings findings) {
    if (limit != null && count > limit) {
      findings.addByProvince(
          "services",
          limits.origin(),
          code,
          checked.provinceRules().chinese(),
          limit.toString(),
          String.valueOf(count));
    }
  }
}
