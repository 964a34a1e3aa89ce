package org.openbeian.review.inbound.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.AutomaticFinding;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.application.ReadTasks.Dossier;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.comparison.Comparison;

/** A task with what is to be reviewed. */
@Schema(
    name = "ReviewTaskDetail",
    description =
        "A task with the application as submitted, what changed since the round before, and what was"
            + " decided so far.")
public record TaskDetail(
    @JsonUnwrapped TaskView task,
    @Schema(description = "What its reviewer noted for colleagues") @Nullable String note,
    @Schema(
            description =
                "ALL: application, questions, findings and materials are complete. CHANGES: there is"
                    + " no application, and of the others only those on what changed; read it again"
                    + " with show=all for the rest")
        Shown shows,
    @Schema(
            description =
                "Null when shows is CHANGES, and when it was erased, long after the order's end"
                    + " (R-EXP-4)")
        @Nullable ApplicationView application,
    @Schema(
            description = "The version of the rule book that the filer's submission was checked by",
            examples = "2026-11+1f0c3a9b")
        String ruleBook,
    @Schema(description = "What the rules can't decide and the preliminary review judges")
        List<Question> questions,
    @Schema(
            description =
                "What the rules noticed without refusing it: look there. Empty when it was erased")
        List<Finding> findings,
    @Schema(
            description =
                "What was uploaded to prove it, the oldest first; empty when it was erased. Who"
                    + " holds the task looks at one by a permit")
        List<MaterialView> materials,
    @Schema(
            description =
                "The round that changes are told against: the one that was submitted before. Null in"
                    + " round 1, and when either is erased",
            examples = "1")
        @Nullable Integer comparedWithRound,
    @Schema(
            description =
                "What differs from comparedWithRound, in the order of the application, then the"
                    + " materials; empty when nothing does or nothing is compared. Services are"
                    + " matched by serviceNo, lists by what is in them: their order means nothing")
        List<ChangeView> changes,
    @Schema(
            description =
                "What the decision on comparedWithRound asked for and the filer did not touch: no"
                    + " change is at its path, in it or around it. The paths are that round's")
        List<Reason> unanswered,
    @Schema(description = "Since when it is erased; null while it is there")
        @Nullable Instant erasedAt,
    @Schema(description = "What its reviewer asked for before a pass, oldest first (R-FLOW-3)")
        List<SupplementView> supplements,
    @Schema(description = "The order's other tasks up to this round, oldest first")
        List<Earlier> history,
    @Schema(
            description =
                "The subject's other orders and its record, whichever account's; for officers, of"
                    + " their provinces (R-PERM-2)")
        SubjectView subject,
    @Schema(description = "Whom its reviewers phoned, oldest first (R-FLOW-2)")
        List<CallView> calls) {

  /** What the reviewer must judge. */
  @Schema(name = "ReviewQuestion")
  public record Question(
      @Schema(examples = "services[0].name") String path,
      @Schema(examples = "R-NAME-1") String rule,
      ReviewQuestion.Code code,
      String message) {}

  /** What the rules noticed. */
  @Schema(name = "ReviewFinding")
  public record Finding(
      @Schema(examples = "services[0].domains[0]") String path,
      @Schema(description = "Null for plain form checks", examples = "R-DOM-1")
          @Nullable String rule,
      @Schema(description = "For programs", examples = "DOMAIN_NOT_CHECKED") String code,
      @Schema(description = "In the language that was asked for", examples = "域名实名认证情况暂时无法核对")
          String message) {}

  /** Another task of the same order. */
  @Schema(
      name = "EarlierReview",
      description = "A review of the same order, in this round or before")
  public record Earlier(
      UUID id,
      int round,
      ReviewStage stage,
      ReviewTaskState state,
      @Schema(description = "Who has it or decided it", examples = "reviewer-1")
          @Nullable String reviewer,
      @Nullable ReviewOutcome outcome,
      @Schema(description = "What was to be corrected") List<Reason> reasons,
      @Schema(description = "Supplements that were asked for, whatever became of them (R-FLOW-3)")
          int supplementsAsked,
      @Schema(description = "Since when it waited for a reviewer") Instant createdAt,
      @Schema(description = "Since when its reviewer worked on it") @Nullable Instant claimedAt,
      @Nullable Instant decidedAt,
      @Schema(description = "When a reviewer forwarded it by hand") @Nullable Instant forwardedAt,
      @Nullable Instant closedAt,
      @Nullable ClosedBecause closedBecause,
      @Schema(
              description =
                  "Until when it went on: decided, or closed undecided; null while it goes on")
          @Nullable Instant endedAt) {

    static Earlier of(ReviewTask task) {
      return new Earlier(
          task.id(),
          task.round(),
          task.stage(),
          task.state(),
          task.assignee(),
          task.outcome(),
          task.reasons(),
          task.supplementsAsked(),
          task.createdAt(),
          task.claimedAt(),
          task.decidedAt(),
          task.forwardedAt(),
          task.closedAt(),
          task.closedBecause(),
          task.decidedAt() == null ? task.closedAt() : task.decidedAt());
    }
  }

  /**
   * How a task is to be shown.
   *
   * @param show null for what suits the task: only the changes where those were requested
   */
  record Wish(@Nullable Shown show, Locale locale) {}

  static TaskDetail of(
      Dossier dossier, Wish wish, Sealer sealer, Messages messages, TaskClocks clocks) {
    OpenedOnce opener = new OpenedOnce(sealer);
    Submission submission = dossier.submission();
    Application application = submission.application();
    Optional<Comparison> compared = dossier.compared(opener);
    Shown shows = shows(wish, dossier, compared);
    // null: everything is shown
    Comparison only = shows == Shown.CHANGES ? compared.orElseThrow() : null;
    return new TaskDetail(
        TaskView.of(dossier.task(), clocks),
        sealer.openNullable(dossier.task().note()),
        shows,
        application == null || only != null ? null : ApplicationView.of(application, opener),
        submission.ruleBook(),
        submission.questions().stream()
            .filter(asked -> only == null || only.concerns(asked.path()))
            .map(asked -> question(asked, messages, wish.locale()))
            .toList(),
        submission.findings().stream()
            .filter(found -> only == null || only.concerns(found.path()))
            .map(found -> finding(found, wish.locale()))
            .toList(),
        submission.materials().stream()
            .filter(material -> only == null || only.concerns(material))
            .map(MaterialView::of)
            .toList(),
        compared.isEmpty() ? null : Objects.requireNonNull(dossier.previous()).round(),
        compared.map(Comparison::changes).orElse(List.of()).stream().map(ChangeView::of).toList(),
        compared.map(Comparison::unanswered).orElse(List.of()),
        submission.erasedAt(),
        dossier.supplements().stream().map(each -> SupplementView.of(each, sealer)).toList(),
        dossier.history().stream().map(Earlier::of).toList(),
        SubjectView.of(dossier.subject()),
        CallList.of(dossier.calls(), sealer).items());
  }

  /** Without anything to compare with there are no changes that could be shown alone. */
  private static Shown shows(Wish wish, Dossier dossier, Optional<Comparison> compared) {
    if (compared.isEmpty()) {
      return Shown.ALL;
    }
    if (wish.show() != null) {
      return wish.show();
    }
    return dossier.isCompletion() ? Shown.CHANGES : Shown.ALL;
  }

  private static Question question(ReviewQuestion asked, Messages messages, Locale locale) {
    return new Question(
        asked.path(),
        asked.rule(),
        asked.code(),
        messages.text(locale, asked.code().name(), List.of()));
  }

  private static Finding finding(AutomaticFinding found, Locale locale) {
    return new Finding(
        found.path(), found.rule(), found.code(), found.message().in(locale.getLanguage()));
  }
}
