package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.Sla;
import org.openbeian.review.domain.SlaState;

/** How a task stands to what was promised. */
@Schema(
    name = "Sla",
    description =
        "By when the task should be done, in working days of mainland China: 1 for a preliminary"
            + " review, 1 for forwarding by hand, the bureau's usual time for its cases. The clock"
            + " stands still while the filer is waited for.")
public record SlaView(
    @Schema(
            description =
                "ON_TIME · DUE_TODAY: its last day · LATE: a working day has begun after that ·"
                    + " PAUSED: the filer, or the post, is waited for · UNKNOWN: the calendar of a"
                    + " year is lacking")
        SlaState state,
    @Schema(
            description = "The last day that is in time; null when the calendar lacks the year",
            examples = "2026-11-24")
        @Nullable LocalDate dueOn,
    @Schema(
            description =
                "Working days after today until then; negative once it is late. Null while it is"
                    + " paused, and when that is unknown",
            examples = "1")
        @Nullable Integer workingDaysLeft,
    @Schema(description = "Since when the filer is waited for; null when nobody waits for them")
        @Nullable Instant pausedSince) {

  static SlaView of(Sla sla) {
    return new SlaView(sla.state(), sla.dueOn(), sla.workingDaysLeft(), sla.pausedSince());
  }
}
