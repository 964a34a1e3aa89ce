package org.openbeian.review.inbound.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.application.ReadTasks.Dossier;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;

/** A task with what is to be reviewed. */
@Schema(
    name = "ReviewTaskDetail",
    description = "A task with the application as submitted and what was decided before.")
public record TaskDetail(
    @JsonUnwrapped TaskView task,
    @Schema(description = "What its reviewer noted for colleagues") @Nullable String note,
    @Schema(description = "Null when it was erased, long after the order's end (R-EXP-4)")
        @Nullable ApplicationView application,
    @Schema(
            description = "The version of the rule book that the filer's submission was checked by",
            examples = "2026-11+1f0c3a9b")
        String ruleBook,
    @Schema(description = "What the rules can't decide and the preliminary review judges")
        List<Question> questions,
    @Schema(
            description =
                "What was uploaded to prove it, the oldest first; empty when it was erased. Who"
                    + " holds the task looks at one by a permit")
        List<MaterialView> materials,
    @Schema(description = "Since when it is erased; null while it is there")
        @Nullable Instant erasedAt,
    @Schema(description = "What its reviewer asked for before a pass, oldest first (R-FLOW-3)")
        List<SupplementView> supplements,
    @Schema(description = "The order's other tasks up to this round, oldest first")
        List<Earlier> history,
    @Schema(description = "Whom its reviewers phoned, oldest first (R-FLOW-2)")
        List<CallView> calls) {

  /** What the reviewer must judge. */
  @Schema(name = "ReviewQuestion")
  public record Question(
      @Schema(examples = "services[0].name") String path,
      @Schema(examples = "R-NAME-1") String rule,
      ReviewQuestion.Code code,
      String message) {}

  /** Another task of the same order. */
  @Schema(name = "EarlierReview")
  public record Earlier(
      UUID id,
      int round,
      ReviewStage stage,
      ReviewTaskState state,
      @Nullable ReviewOutcome outcome,
      List<Reason> reasons,
      Instant createdAt,
      @Nullable Instant decidedAt,
      @Nullable ClosedBecause closedBecause) {

    static Earlier of(ReviewTask task) {
      return new Earlier(
          task.id(),
          task.round(),
          task.stage(),
          task.state(),
          task.outcome(),
          task.reasons(),
          task.createdAt(),
          task.decidedAt(),
          task.closedBecause());
    }
  }

  /** With its questions put as {@code wording} puts them. */
  static TaskDetail of(
      Dossier dossier,
      Sealer sealer,
      Overdue overdue,
      Instant now,
      Function<ReviewQuestion, String> wording) {
    Application application = dossier.submission().application();
    return new TaskDetail(
        TaskView.of(dossier.task(), overdue, now),
        sealer.openNullable(dossier.task().note()),
        application == null ? null : ApplicationView.of(application, sealer),
        dossier.submission().ruleBook(),
        dossier.submission().questions().stream()
            .map(
                asked ->
                    new Question(asked.path(), asked.rule(), asked.code(), wording.apply(asked)))
            .toList(),
        dossier.submission().materials().stream().map(MaterialView::of).toList(),
        dossier.submission().erasedAt(),
        dossier.supplements().stream().map(each -> SupplementView.of(each, sealer)).toList(),
        dossier.history().stream().map(Earlier::of).toList(),
        CallList.of(dossier.calls(), sealer).items());
  }
}
