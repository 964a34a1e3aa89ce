package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.GivenDecision;
import org.openbeian.review.domain.Notation;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.checklist.GivenAnswer;
import org.openbeian.review.domain.reason.FieldPath;
import org.openbeian.review.domain.reason.GivenReason;

/** What a reviewer or officer decides. */
@Schema(
    name = "Decision",
    examples = {
      """
      {"outcome":"REQUEST_CHANGES","reasons":[{"path":"services[0].name","code":"NAME_UNRELATED"},\
      {"path":"services[0].remark","code":"REMARK_SHORT","rule":"R-SVC-2","message":"备注过于简单",\
      "remedy":"请说明网站的栏目"}],"note":"电话中已告知"}""",
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
                    + " the bureau. PASS takes a complete checklist",
            required = true)
        @Nullable ReviewOutcome outcome,
    @Schema(
            description =
                "What to correct: 1 to 50 for REJECT and REQUEST_CHANGES, else none. The filer of"
                    + " requested changes may change just what they point at")
        @Nullable List<@Nullable ReasonRequest> reasons,
    @Schema(description = "For colleagues; the filer never sees it", maxLength = MAX_NOTE)
        @Nullable String note,
    @Schema(
            description =
                "Answers to the checklist, up to 100, kept with those that there are before the"
                    + " decision is judged; only in the preliminary review. A refused decision keeps"
                    + " none of them")
        @Nullable List<@Nullable AnswerRequest> checklist,
    @Schema(
            description =
                "With APPROVE only: the numbers that the bureau assigned. When absent, those of a"
                    + " verdict that came before, or the next of the province's series")
        @Nullable NumbersRequest numbers) {

  private static final int MAX_REASONS = 50;
  private static final int MAX_TEXT = 1000;
  private static final int MAX_NOTE = 2000;

  /** One thing to correct. */
  @Schema(
      name = "DecisionReason",
      description =
          "A canned reason takes a code of GET /review-reasons and a path that it fits; its words"
              + " are then told in the filer's language. Any other code takes a message of its own.",
      requiredProperties = {"code"})
  public record ReasonRequest(
      @Schema(
              description =
                  "The field, as the task's application has it: subject…, services[0]…, materials,"
                      + " materials[KIND], or ending where something is to end. Null when it is"
                      + " about the whole",
              examples = "services[0].name",
              maxLength = FieldPath.LONGEST)
          @Nullable String path,
      @Schema(
              examples = {
                """
      {"outcome":"REQUEST_CHANGES","reasons":[{"path":"services[0].name","code":"NAME_UNRELATED"},\
      {"path":"services[0].remark","code":"REMARK_SHORT","rule":"R-SVC-2","message":"备注过于简单",\
      "remedy":"请说明网站的栏目"}],"note":"电话中已告知"}""",
                """
      {"outcome":"REJECT","reasons":[{"path":"subject.principal.mobile","code":"1007"}]}""",
                """
      {"outcome":"APPROVE","numbers":{"subject":"浙ICP备2026000001号",\
      "services":[{"serviceNo":1,"number":"浙ICP备2026000001号-1"}]}}"""
              })
          @Nullable String code,
      @Schema(
              description = "The rule's ID where one applies; the canned reason's when null",
              examples = "R-NAME-1")
          @Nullable String rule,
      @Schema(
              description =
                  "For the filer; in place of the canned message, or of the result code's own words,"
                      + " when not null",
              maxLength = MAX_TEXT)
          @Nullable String message,
      @Schema(
              description = "For the filer; said after the message, on a line of its own",
              maxLength = MAX_TEXT)
          @Nullable String details,
      @Schema(
              description = "What to do; in place of the canned remedy when not null",
              maxLength = MAX_TEXT)
          @Nullable String remedy) {

    private GivenReason given() {
      return new GivenReason(
          FreeText.blankToNull(path),
          Objects.requireNonNull(code),
          FreeText.blankToNull(rule),
          FreeText.blankToNull(message),
          FreeText.blankToNull(details),
          FreeText.blankToNull(remedy));
    }

    private void check(String at, List<Violation> wrong) {
      FreeText.check(at + ".path", path, FieldPath.LONGEST, wrong);
      if (code == null || !Notation.isCode(code) && !Notation.isResultCode(code)) {
        wrong.add(Violation.of(at + ".code", null, "REASON_CODE"));
        if (FreeText.blankToNull(message) == null) {
          // what has no code has no words ready either
          wrong.add(Violation.of(at + ".message", null, "REASON_MESSAGE"));
        }
      }
      String ruleId = FreeText.blankToNull(rule);
      if (ruleId != null && !Notation.isRule(ruleId)) {
        wrong.add(Violation.of(at + ".rule", null, "REASON_RULE"));
      }
      FreeText.check(at + ".message", message, MAX_TEXT, wrong);
      FreeText.check(at + ".details", details, MAX_TEXT, wrong);
      FreeText.check(at + ".remedy", remedy, MAX_TEXT, wrong);
    }
  }

  /**
   * The decision, its note sealed.
   *
   * @throws ApiException 422 naming every field that is wrong
   */
  GivenDecision decision(Sealer sealer) {
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
    FreeText.check("note", note, MAX_NOTE, wrong);
    List<GivenAnswer> answers = AnswerRequest.read("checklist", checklist, sealer, wrong);
    FilingNumbers assigned = numbers == null ? null : numbers.checked(outcome, wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return new GivenDecision(
        Objects.requireNonNull(outcome),
        given.stream().map(Objects::requireNonNull).map(ReasonRequest::given).toList(),
        sealer.sealNullable(FreeText.blankToNull(note)),
        answers,
        assigned);
  }
}
