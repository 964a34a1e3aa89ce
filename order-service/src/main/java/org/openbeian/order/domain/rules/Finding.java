package org.openbeian.order.domain.rules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.order.domain.rulebook.Authority;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.platform.api.Violation;

/**
 * What a rule found in an application, in no language yet.
 *
 * @param path the field, such as {@code services[0].name}
 * @param rule the rule's ID; null for plain form errors
 * @param code key of the message ({@code code}) and remedy ({@code code.remedy})
 * @param arguments for the texts; never personal data
 * @param by whose rule it is; null for plain form errors
 * @param origin where it is written and since when it holds; null for plain form errors
 */
public record Finding(
    String path,
    @Nullable String rule,
    Severity severity,
    String code,
    List<String> arguments,
    @Nullable Authority by,
    @Nullable Origin origin) {

  /** Whether it is about a part or something in it. */
  public boolean isIn(String part) {
    return (path + ".").startsWith(part + ".");
  }

  public boolean blocks() {
    return severity == Severity.BLOCKS;
  }

  /** The same as a question to the reviewer; only of a finding that is one. */
  public ReviewQuestion question() {
    return new ReviewQuestion(
        path, Objects.requireNonNull(rule), ReviewQuestion.Code.valueOf(code));
  }

  public Violation violation() {
    return new Violation(path, rule, code, arguments);
  }
}
