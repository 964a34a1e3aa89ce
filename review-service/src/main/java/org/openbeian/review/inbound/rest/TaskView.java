package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.WorkingDays;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.Waiting;

/** A task as the queue shows it. */
@Schema(name = "ReviewTask", description = "A task of the queue.")
public record TaskView(
    UUID id,
    UUID orderId,
    @Schema(description = "The submission that is reviewed: 1, 2, …", examples = "1") int round,
    @Schema(description = "Whether it was submitted before; such tasks come first in every list")
        boolean resubmission,
    ReviewStage stage,
    ReviewTaskState state,
    FilingType type,
    @Schema(description = "GB/T 2260", examples = "330000") String province,
    @Schema(description = "Whose order it is", examples = "acct-a") String account,
    @Schema(description = "A person's name is masked", examples = "杭州启明示例科技有限公司")
        String subjectName,
    @Schema(description = "Who has it or decided it", examples = "reviewer-1")
        @Nullable String assignee,
    Instant createdAt,
    @Nullable Instant claimedAt,
    @Schema(
            description =
                "When the task goes back to the queue if its holder does nothing on it. Each act of"
                    + " the holder moves it on; so does claiming it again. Null while nobody has it,"
                    + " and while the filer is waited for")
        @Nullable Instant leaseUntil,
    @Schema(
            description =
                "ISO 8601 duration from the task's opening until now, or until it was decided or"
                    + " closed",
            examples = "PT5H12M")
        String age,
    @Schema(
            description =
                "Since when somebody has to do something: the task's opening, or its passing where"
                    + " it is forwarded by hand. Null when nobody has to any more")
        @Nullable Instant waitingSince,
    @Schema(
            description =
                "Whole working days of mainland China after the day of waitingSince. Null when"
                    + " nobody has to do anything, and when unknownYear is set",
            examples = "4")
        @Nullable Integer waitingWorkingDays,
    @Schema(
            description =
                "Waiting for too long: more than 3 working days with the provider, or more than a"
                    + " bureau's usual time (R-FLOW-10). Null when the calendar of a year in between"
                    + " is not known yet, see unknownYear")
        @Nullable Boolean overdue,
    @Schema(
            description =
                "The year without a calendar for which the working days since waitingSince can't be"
                    + " counted (R-CAL-1). Null when they can",
            examples = "2027")
        @Nullable Integer unknownYear,
    @Schema(description = "Null when nobody has to do anything any more") @Nullable SlaView sla,
    @Schema(
            description =
                "Working days that it took until it was decided, without those in which the filer"
                    + " was waited for. Null before, and when the calendar of a year is lacking",
            examples = "1")
        @Nullable Integer workingDays,
    @Schema(
            description =
                "How many working days the bureau usually takes for such an order, as the filer is"
                    + " told (R-FLOW-6). Null in the preliminary review, and for old cases")
        @Nullable WorkingDays expectedWorkingDays,
    @Schema(description = "Supplements that are asked for and not yet accepted", examples = "0")
        int supplementsOpen,
    @Nullable ReviewOutcome outcome,
    List<Reason> reasons,
    @Nullable Instant decidedAt,
    @Schema(description = "When a reviewer forwarded it by hand") @Nullable Instant forwardedAt,
    @Nullable Instant closedAt,
    @Nullable ClosedBecause closedBecause,
    @Schema(description = "Given by the bureau's approval", examples = "浙ICP备2026000001号")
        @Nullable String subjectNumber,
    List<ServiceNumberView> serviceNumbers) {

  static TaskView of(ReviewTask task, TaskClocks clocks) {
    Instant now = clocks.now();
    Waiting waiting = clocks.overdue().of(task, now);
    return new TaskView(
        task.id(),
        task.orderId().value(),
        task.round(),
        task.isResubmission(),
        task.stage(),
        task.state(),
        task.filingType(),
        task.province(),
        task.account().value(),
        task.subjectName(),
        task.assignee(),
        task.createdAt(),
        task.claimedAt(),
        task.leaseUntil(),
        task.age(now).truncatedTo(ChronoUnit.SECONDS).toString(),
        waiting.since(),
        waiting.since() == null ? null : waiting.workingDays().known().orElse(null),
        waiting.overdue().known().orElse(null),
        waiting.unknownYear().orElse(null),
        task.sla(now, clocks.reviewClock()).map(SlaView::of).orElse(null),
        task.workingDays(),
        task.expected(),
        task.supplementsOpen(),
        task.outcome(),
        task.reasons(),
        task.decidedAt(),
        task.forwardedAt(),
        task.closedAt(),
        task.closedBecause(),
        task.subjectNumber(),
        ServiceNumberView.of(task.serviceNumbers()));
  }
}
