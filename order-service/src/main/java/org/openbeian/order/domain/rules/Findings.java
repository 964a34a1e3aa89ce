package org.openbeian.order.domain.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;

/** Collects what rules find, each finding under the ID of the rule that found it. */
public final class Findings {

  private final List<Violation> all = new ArrayList<>();
  private @Nullable String rule;

  /** Lets rules check, in their order; what the filer can't fill in is not held against them. */
  public static List<Violation> of(List<FilingRule> rules, Checked checked) {
    Findings findings = new Findings();
    for (FilingRule each : rules) {
      findings.rule = each.id();
      each.check(checked, findings);
    }
    return findings.all.stream()
        .filter(finding -> checked.isFilersBusiness(finding.path()))
        .toList();
  }

  /**
   * Adds a finding.
   *
   * @param code key of the message and of {@code code.remedy}
   * @param arguments for the texts; never personal data
   */
  public void add(String path, String code, String... arguments) {
    all.add(Violation.of(path, rule, code, arguments));
  }

  /** Whether a field was found wrong already. */
  public boolean has(String path) {
    return all.stream().anyMatch(finding -> finding.path().equals(path));
  }
}
