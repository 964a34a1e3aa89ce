package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Which masked fields a reviewer wants to see whole, and why. */
@Schema(
    name = "Unmasking",
    requiredProperties = {"paths", "reason"},
    examples =
        """
        {"paths":["subject.principal.mobile","services[0].principal.certificate.number"],\
        "reason":"致电主体负责人核实身份"}""")
public record UnmaskingRequest(
    @Schema(
            description =
                "Masked fields of this application, with their paths in it: names of persons, numbers"
                    + " and addresses of certificates, communicationAddress, investor, mobile,"
                    + " emergencyPhone, email, landline. One that is named twice is shown once",
            minItems = 1,
            maxItems = UnmaskingRequest.MOST_PATHS,
            examples = "[\"subject.principal.mobile\"]")
        @Nullable List<@Nullable String> paths,
    @Schema(
            description = "Why; kept on the trail with who looked at what. No control characters",
            minLength = UnmaskingRequest.SHORTEST_REASON,
            maxLength = UnmaskingRequest.LONGEST_REASON,
            examples = "致电主体负责人核实身份")
        @Nullable String reason) {

  static final int MOST_PATHS = 20;
  static final int SHORTEST_REASON = 5;
  static final int LONGEST_REASON = 200;

  private static final String RULE = "R-PERM-2";
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /**
   * The same, checked as far as no application is needed for it.
   *
   * @throws ApiException 422 naming what is wrong
   */
  UnmaskingRequest checked() {
    List<Violation> wrong = new ArrayList<>();
    checkPaths(wrong);
    checkReason(wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return this;
  }

  List<String> requiredPaths() {
    return Objects.requireNonNull(paths).stream().map(Objects::requireNonNull).toList();
  }

  String requiredReason() {
    return Objects.requireNonNull(reason).strip();
  }

  private void checkPaths(List<Violation> wrong) {
    if (paths == null || paths.isEmpty() || paths.size() > MOST_PATHS) {
      wrong.add(Violation.of("paths", RULE, "PATHS_COUNT", String.valueOf(MOST_PATHS)));
      return;
    }
    for (int i = 0; i < paths.size(); i++) {
      if (paths.get(i) == null) {
        wrong.add(Violation.of("paths[" + i + "]", RULE, "FIELD_NOT_MASKED"));
      }
    }
  }

  private void checkReason(List<Violation> wrong) {
    String given = reason == null ? "" : reason.strip();
    int length = given.codePointCount(0, given.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      wrong.add(
          Violation.of(
              "reason",
              RULE,
              "LOOK_REASON_LENGTH",
              String.valueOf(SHORTEST_REASON),
              String.valueOf(LONGEST_REASON)));
    } else if (CONTROL.matcher(given).find()) {
      wrong.add(Violation.of("reason", RULE, "TEXT_CONTROL"));
    }
  }
}
