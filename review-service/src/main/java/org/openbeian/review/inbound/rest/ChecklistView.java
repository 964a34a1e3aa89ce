package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.checklist.Answer;
import org.openbeian.review.domain.checklist.FilledChecklist;
import org.openbeian.review.domain.checklist.KeptAnswer;
import org.openbeian.review.domain.checklist.Requirement;

/** What there is to check before a pass, and what was found (R-FLOW-2). */
@Schema(name = "Checklist")
public record ChecklistView(
    @Schema(
            description =
                "What the order's type, the subject's nature, the province and the kinds of services"
                    + " ask for, in the order of the operator's file; none at the bureau")
        List<ItemView> items,
    @Schema(
            description =
                "Whether everything is answered; a pass takes that, and YES or NOT_APPLICABLE"
                    + " everywhere")
        boolean complete) {

  /** One item. */
  @Schema(name = "ChecklistItem")
  public record ItemView(
      @Schema(examples = "NAME_RELATED") String code,
      @Schema(description = "In the caller's language", examples = "服务名称是否与主办单位名称有关联？")
          String question,
      @Schema(description = "The rule's ID where one applies", examples = "R-NAME-1")
          @Nullable String rule,
      @Schema(description = "What YES takes besides; CALL: a call which reached each principal")
          @Nullable Requirement requires,
      @Schema(description = "Null when it is not answered yet") @Nullable Answer answer,
      @Nullable String note,
      @Schema(examples = "reviewer-1") @Nullable String answeredBy,
      @Nullable Instant answeredAt,
      @Schema(description = "What the last round's review found; null when it did not say")
          @Nullable LastView lastAnswer) {}

  /** What was found in an earlier round. */
  @Schema(name = "LastAnswer")
  public record LastView(
      @Schema(examples = "1") int round,
      Answer answer,
      @Nullable String note,
      String answeredBy,
      Instant answeredAt) {}

  static ChecklistView of(FilledChecklist filled, Sealer sealer, String language) {
    return new ChecklistView(
        filled.lines().stream().map(line -> item(line, sealer, language)).toList(),
        filled.isComplete());
  }

  private static ItemView item(FilledChecklist.Line line, Sealer sealer, String language) {
    KeptAnswer answer = line.answer();
    FilledChecklist.Last last = line.last();
    return new ItemView(
        line.item().code(),
        line.item().question().in(language),
        line.item().rule(),
        line.item().requires(),
        answer == null ? null : answer.answer(),
        answer == null ? null : sealer.openNullable(answer.note()),
        answer == null ? null : answer.by(),
        answer == null ? null : answer.at(),
        last == null
            ? null
            : new LastView(
                last.round(),
                last.answer().answer(),
                sealer.openNullable(last.answer().note()),
                last.answer().by(),
                last.answer().at()));
  }
}
