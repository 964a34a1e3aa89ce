package org.openbeian.platform.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal with a stable code; its texts come from the message bundles when it is answered. */
public class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<String> arguments;
  private final transient List<Violation> violations;
  private final transient Map<String, String> headers;
  private final @Nullable String rule;

  private ApiException(
      int status,
      String code,
      @Nullable String rule,
      List<String> arguments,
      List<Violation> violations,
      Map<String, String> headers) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.rule = rule;
    this.arguments = arguments;
    this.violations = violations;
    this.headers = headers;
  }

  /**
   * A refusal.
   *
   * @param status HTTP status
   * @param code also the key of {@code code.title} and {@code code.detail} in the bundles
   * @param arguments filled into the texts; never personal data
   */
  public static ApiException of(int status, String code, String... arguments) {
    return new ApiException(status, code, null, List.of(arguments), List.of(), Map.of());
  }

  /** 404: there is none, or none that the caller may know of. */
  public static ApiException notFound() {
    return of(404, "NOT_FOUND");
  }

  /** 403: known who it is, and not allowed. */
  public static ApiException forbidden() {
    return of(403, "FORBIDDEN");
  }

  /** 422: understood, and wrong. */
  public static ApiException invalid(List<Violation> violations) {
    return new ApiException(422, "INVALID", null, List.of(), violations, Map.of());
  }

  /** 400: a body that is not of the documented form. */
  static ApiException invalidForm(List<Violation> violations) {
    return new ApiException(400, "MALFORMED_JSON", null, List.of(), violations, Map.of());
  }

  /** 400: a query parameter or header that can't be read. */
  public static ApiException badParameter(String name, String expected) {
    return of(400, "BAD_PARAMETER", name, expected);
  }

  /** The same, naming the rule of the domain that refuses. */
  public ApiException byRule(String ruleId) {
    return new ApiException(status, code, ruleId, arguments, violations, headers);
  }

  /** The same with a response header. */
  public ApiException withHeader(String name, String value) {
    return new ApiException(status, code, rule, arguments, violations, Map.of(name, value));
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public @Nullable String rule() {
    return rule;
  }

  public List<String> arguments() {
    return arguments;
  }

  public List<Violation> violations() {
    return violations;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
