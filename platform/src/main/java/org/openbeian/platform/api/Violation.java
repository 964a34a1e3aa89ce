package org.openbeian.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request or an application, in no language yet.
 *
 * @param path the field, such as {@code services[0].name}
 * @param rule the rule's ID; null for plain form errors
 * @param code key of the message ({@code code}) and remedy ({@code code.remedy}) in the bundles
 * @param arguments filled into {@code {0}}, {@code {1}} … of the texts; never personal data
 */
public record Violation(String path, @Nullable String rule, String code, List<String> arguments) {

  public static Violation of(String path, @Nullable String rule, String code, String... arguments) {
    return new Violation(path, rule, code, List.of(arguments));
  }

  /** The same, seen from the object that holds the field. */
  public Violation under(String parent) {
    return new Violation(parent + "." + path, rule, code, arguments);
  }
}
