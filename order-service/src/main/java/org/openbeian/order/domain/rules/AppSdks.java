package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.form.AppForm;

/** An app lists the SDKs that it uses; one that uses none lists none. */
@Rule(value = "R-APP-1", source = "S4 1.1")
class AppSdks implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      AppForm app = service.part().app();
      if (app != null && Boolean.FALSE.equals(app.usesSdks()) && !app.sdks().isEmpty()) {
        findings.add(service.field("usesSdks"), "SDKS_DENIED");
      }
    }
  }
}
