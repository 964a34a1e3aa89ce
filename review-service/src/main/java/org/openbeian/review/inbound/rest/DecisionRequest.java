package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.Decision;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewOutcome;

/** What a reviewer or officer decides. */
@Schema(
    name = "Decision",
    examples = {
      """
        {"outcome":"REQUEST_CHANGES","reasons":[{"path":"services[0].name","code":"NAME_UNRELATED",\
        "rule":"R-NAME-1","message":"网站名称与主体名称无关联","remedy":"请使用与单位名称相关的网站名称"}],"note":null}""",
      """
        {"outcome":"REJECT","reasons":[{"path":"subject.principal.mobile","code":"1007"}]}""",
      """
        {"outcome":"APPROVE","numbers":{"subject":"浙ICP备2026000001号",\
        "services":[{"serviceNo":1,"number":"浙ICP备2026000001号-1"}]}}"""
    })
public record DecisionRequest(
    @Schema(
            description =
                "PASS, REJECT or REQUEST_CHANGES in the preliminary review; APPROVE or REJECT at"
                    + " the bureau",
            required = true)
        @Nullable ReviewOutcome outcome,
    @Schema(description = "What to correct: at least one for REJECT and REQUEST_CHANGES, else none")
        @Nullable List<@Nullable ReasonRequest> reasons,
    @Schema(description = "For colleagues; the filer never sees it") @Nullable String note,
    @Schema(
            description =
                "With APPROVE only: the numbers that the bureau assigned. When absent, those of a"
                    + " verdict that came before, or the next of the province's series")
        @Nullable NumbersRequest numbers) {

  private static final int MAX_REASONS = 50;
  private static final int MAX_PATH = 200;
  private static final int MAX_TEXT = 1000;
  private static final int MAX_NOTE = 2000;
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}|[0-9]{4}");
  private static final Pattern RESULT_CODE = Pattern.compile("[0-9]{4}");
  private static final Pattern RULE = Pattern.compile("R-[A-Z]{2,10}-[0-9]{1,3}");

  /** One thing to correct. */
  @Schema(name = "DecisionReason")
  public record ReasonRequest(
      @Schema(
              description = "The field; null when it is about the whole",
              examples = "services[0].name")
          @Nullable String path,
      @Schema(
              description =
                  "For programs: at the bureau one of the result codes that refuse, see GET"
                      + " /code-tables/result-codes",
              examples = {"NAME_UNRELATED", "1007"},
              required = true)
          @Nullable String code,
      @Schema(description = "The rule's ID where one applies", examples = "R-NAME-1")
          @Nullable String rule,
      @Schema(
              description =
                  "For the filer; required in the preliminary review, at the bureau the result"
                      + " code's own words when absent")
          @Nullable String message,
      @Nullable String remedy) {

    private Reason reason() {
      return new Reason(
          blankToNull(path),
          Objects.requireNonNull(code),
          blankToNull(rule),
          Objects.requireNonNullElse(blankToNull(message), ""),
          blankToNull(remedy));
    }

    private void check(String at, List<Violation> wrong) {
      checkLength(at + ".path", path, MAX_PATH, wrong);
      if (code == null || !CODE.matcher(code).matches()) {
        wrong.add(Violation.of(at + ".code", null, "REASON_CODE"));
      }
      if (blankToNull(rule) != null && !RULE.matcher(rule).matches()) {
        wrong.add(Violation.of(at + ".rule", null, "REASON_RULE"));
      }
      boolean saysItself = code != null && RESULT_CODE.matcher(code).matches();
      if (blankToNull(message) == null && !saysItself) {
        wrong.add(Violation.of(at + ".message", null, "REASON_MESSAGE"));
      }
      checkLength(at + ".message", message, MAX_TEXT, wrong);
      checkLength(at + ".remedy", remedy, MAX_TEXT, wrong);
    }
  }

  /**
   * The decision, its note sealed.
   *
   * @throws ApiException 422 naming every field that is wrong
   */
  Decision decision(Sealer sealer) {
    List<Violation> wrong = new ArrayList<>();
    List<@Nullable ReasonRequest> given = reasons == null ? List.of() : reasons;
    if (outcome == null) {
      wrong.add(Violation.of("outcome", null, "OUTCOME_MISSING"));
    } else if (outcome.needsReasons() && given.isEmpty()) {
      wrong.add(Violation.of("reasons", "R-FLOW-2", "REASONS_MISSING"));
    } else if (!outcome.needsReasons() && !given.isEmpty()) {
      wrong.add(Violation.of("reasons", null, "REASONS_UNEXPECTED"));
    }
    if (given.size() > MAX_REASONS) {
      wrong.add(Violation.of("reasons", null, "REASONS_TOO_MANY", String.valueOf(MAX_REASONS)));
    } else {
      for (int i = 0; i < given.size(); i++) {
        ReasonRequest reason = given.get(i);
        if (reason == null) {
          wrong.add(Violation.of("reasons[" + i + "]", null, "REASON_NULL"));
        } else {
          reason.check("reasons[" + i + "]", wrong);
        }
      }
    }
    checkLength("note", note, MAX_NOTE, wrong);
    FilingNumbers assigned = numbers == null ? null : numbers.checked(outcome, wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return new Decision(
        Objects.requireNonNull(outcome),
        given.stream().map(Objects::requireNonNull).map(ReasonRequest::reason).toList(),
        sealer.sealNullable(blankToNull(note)),
        assigned);
  }

  private static void checkLength(
      String path, @Nullable String text, int limit, List<Violation> wrong) {
    if (text != null && text.length() > limit) {
      wrong.add(Violation.of(path, null, "TEXT_TOO_LONG", String.valueOf(limit)));
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
