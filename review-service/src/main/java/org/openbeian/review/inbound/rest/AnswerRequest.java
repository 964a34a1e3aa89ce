package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.checklist.Answer;
import org.openbeian.review.domain.checklist.GivenAnswer;

/** What a reviewer found about one item of the checklist. */
@Schema(
    name = "ChecklistAnswer",
    requiredProperties = {"code", "answer"})
public record AnswerRequest(
    @Schema(description = "Of an item of the task's checklist", examples = "NAME_RELATED")
        @Nullable String code,
    @Schema(
            description =
                "YES: as it should be. An item that requires CALL takes a recorded call which"
                    + " reached each principal")
        @Nullable Answer answer,
    @Schema(
            description = "For colleagues; required with NOT_APPLICABLE, to say why",
            maxLength = NOTE)
        @Nullable String note) {

  static final int MOST = 100;
  private static final int NOTE = 1000;

  /**
   * The answers, their notes sealed.
   *
   * @param at what they are called in the request
   * @param wrong gets what is wrong; when it gets something, what is answered is of no use
   */
  static List<GivenAnswer> read(
      String at,
      @Nullable List<@Nullable AnswerRequest> answers,
      Sealer sealer,
      List<Violation> wrong) {
    if (answers == null) {
      return List.of();
    }
    if (answers.size() > MOST) {
      wrong.add(Violation.of(at, null, "ANSWERS_TOO_MANY", String.valueOf(MOST)));
      return List.of();
    }
    List<GivenAnswer> all = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      AnswerRequest each = answers.get(i);
      String path = at + "[" + i + "]";
      if (each == null) {
        wrong.add(Violation.of(path, null, "ANSWER_NULL"));
      } else if (each.isFit(path, wrong)) {
        all.add(
            new GivenAnswer(
                Objects.requireNonNull(each.code),
                Objects.requireNonNull(each.answer),
                sealer.sealNullable(FreeText.blankToNull(each.note))));
      }
    }
    return all;
  }

  private boolean isFit(String path, List<Violation> wrong) {
    int before = wrong.size();
    if (code == null) {
      wrong.add(Violation.of(path + ".code", null, "ANSWER_CODE"));
    }
    if (answer == null) {
      wrong.add(Violation.of(path + ".answer", null, "ANSWER_MISSING"));
    } else if (answer == Answer.NOT_APPLICABLE && FreeText.blankToNull(note) == null) {
      wrong.add(Violation.of(path + ".note", null, "ANSWER_NOTE_MISSING"));
    }
    FreeText.check(path + ".note", note, NOTE, wrong);
    return wrong.size() == before;
  }
}
