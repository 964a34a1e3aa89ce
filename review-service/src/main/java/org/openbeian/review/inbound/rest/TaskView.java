package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Reason;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;

/** A task as the queue shows it. */
@Schema(name = "ReviewTask", description = "A task of the queue.")
public record TaskView(
    UUID id,
    UUID orderId,
    @Schema(description = "The submission that is reviewed: 1, 2, …", examples = "1") int round,
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
                "ISO 8601 duration from the task's opening until now, or until it was decided or"
                    + " closed",
            examples = "PT5H12M")
        String age,
    @Nullable ReviewOutcome outcome,
    List<Reason> reasons,
    @Nullable Instant decidedAt,
    @Schema(description = "When a reviewer forwarded it by hand") @Nullable Instant forwardedAt,
    @Nullable Instant closedAt,
    @Nullable ClosedBecause closedBecause,
    @Schema(description = "Given by the bureau's approval", examples = "浙ICP备2026000001号")
        @Nullable String subjectNumber,
    List<ServiceNumberView> serviceNumbers) {

  static TaskView of(ReviewTask task, Instant now) {
    return new TaskView(
        task.id(),
        task.orderId().value(),
        task.round(),
        task.stage(),
        task.state(),
        task.filingType(),
        task.province(),
        task.account().value(),
        task.subjectName(),
        task.assignee(),
        task.createdAt(),
        task.claimedAt(),
        task.age(now).truncatedTo(ChronoUnit.SECONDS).toString(),
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
