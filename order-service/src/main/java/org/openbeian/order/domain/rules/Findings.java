package org.openbeian.order.domain.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.order.domain.rulebook.Authority;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.platform.api.Violation;

/** Collects what rules find, each finding under the ID of the rule that found it. */
public final class Findings {

  private final List<Finding> all = new ArrayList<>();
  private @Nullable FilingRule rule;

  /** Lets rules check, in their order; what the filer can't fill in is not held against them. */
  public static List<Finding> of(List<FilingRule> rules, Checked checked) {
    Findings findings = new Findings();
    for (FilingRule each : rules) {
      findings.rule = each;
      each.check(checked, findings);
    }
    return findings.all.stream()
        .filter(finding -> checked.isFilersBusiness(finding.path()))
        .toList();
  }

  /** Those of the findings that must be corrected first. */
  public static List<Violation> blocking(List<Finding> findings) {
    return findings.stream().filter(Finding::blocks).map(Finding::violation).toList();
  }

  /**
   * Adds what must be corrected.
   *
   * @param code key of the message and of {@code code.remedy}
   * @param arguments for the texts; never personal data
   */
  public void add(String path, String code, String... arguments) {
    add(path, Severity.BLOCKS, code, current().by(), current().origin(), arguments);
  }

  /** Adds what must be corrected by an entry of the rule book. */
  public void add(String path, Origin origin, String code, String... arguments) {
    add(path, Severity.BLOCKS, code, current().by(), origin, arguments);
  }

  /** Adds what must be corrected by an entry that the rule book has of the order's province. */
  public void addByProvince(String path, Origin origin, String code, String... arguments) {
    add(path, Severity.BLOCKS, code, Authority.PROVINCE, origin, arguments);
  }

  /** Adds what the filer better looks at again. */
  public void warn(String path, String code, String... arguments) {
    add(path, Severity.WARNS, code, current().by(), current().origin(), arguments);
  }

  /** The same by an entry that the rule book has of the order's province. */
  public void warnByProvince(String path, Origin origin, String code, String... arguments) {
    add(path, Severity.WARNS, code, Authority.PROVINCE, origin, arguments);
  }

  /** Adds a question that only a reviewer can answer. */
  public void ask(String path, ReviewQuestion.Code code) {
    add(path, Severity.ASKS_REVIEWER, code.name(), current().by(), current().origin());
  }

  private void add(
      String path,
      Severity severity,
      String code,
      @Nullable Authority by,
      @Nullable Origin origin,
      String... arguments) {
    all.add(new Finding(path, current().id(), severity, code, List.of(arguments), by, origin));
  }

  private FilingRule current() {
    return Objects.requireNonNull(rule);
  }

  /** Whether a field was found wrong already. */
  public boolean has(String path) {
    return all.stream().anyMatch(finding -> finding.blocks() && finding.path().equals(path));
  }
}
