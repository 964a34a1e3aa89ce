package org.openbeian.order.domain.rules;

/** An app's icon is better small; that it is there, the list of materials says. */
@Rule(value = "R-APP-1", source = "S4 1.1")
class AppIcons implements FilingRule {

  private static final int RECOMMENDED_KIB = 100;

  @Override
  public void check(Checked checked, Findings findings) {
    for (var icon : checked.evidence().icons()) {
      if (icon.size() > RECOMMENDED_KIB << 10) {
        findings.warn(
            "materials",
            "ICON_LARGE",
            icon.of(),
            String.valueOf(RECOMMENDED_KIB),
            String.valueOf((icon.size() + 1023) >> 10));
      }
    }
  }
}
