package org.openbeian.order.domain.rules;

/** What the list of materials asks for has been uploaded. */
@Rule(value = "R-MAT-1", source = "S1 5")
class RequiredMaterials implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var missing : checked.evidence().missingMaterials()) {
      findings.add(
          "materials", "MATERIAL_REQUIRED", missing.kind(), missing.of(), missing.chinese());
    }
  }
}
