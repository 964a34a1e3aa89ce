package org.openbeian.order.domain.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openbeian.order.domain.form.AppForm;
import org.openbeian.order.domain.form.DomainNames;

/** An app's home page, if it has one, is an address on the web. */
@Rule(value = "R-APP-1", source = "S4 1.1")
class AppHomePage implements FilingRule {

  /** Without a user's name, which may pass for the host. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://([^/?#:@\\s]+)(:\\d{1,5})?([/?#][^\\s\"'<>\\\\]*)?");

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      AppForm app = service.part().app();
      if (app != null && app.homePage() != null && !isAddress(app.homePage())) {
        findings.add(service.field("homePage"), "HOME_PAGE_INVALID");
      }
    }
  }

  private static boolean isAddress(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.matches() && DomainNames.canonical(address.group(1)).isPresent();
  }
}
