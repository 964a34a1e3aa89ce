package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.order.Duty;
import org.openbeian.order.application.KeepDuties.Kept;
import org.openbeian.order.domain.duty.DutyState;

/** Something to do for a service on record (R-POST-2). */
@Schema(name = "FilingDuty")
public record DutyView(
    @Schema(examples = "浙ICP备2026000001号-1") String serviceNumber,
    Duty duty,
    DutyState state,
    @Schema(
            description =
                "The last day to do it, in Asia/Shanghai; null where only the filer knows whether it"
                    + " applies.")
        @Nullable LocalDate dueOn,
    boolean overdue,
    @Nullable String note,
    @Nullable Instant answeredAt) {

  static DutyView of(Kept kept) {
    return new DutyView(
        kept.duty().serviceNumber(),
        kept.duty().duty(),
        kept.duty().state(),
        kept.duty().dueOn(),
        kept.overdue(),
        kept.note(),
        kept.duty().answeredAt());
  }
}
