package org.openbeian.order.inbound.rest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ExpectDurations.Expected;

/** How long an order is expected to take. */
@Schema(name = "Expected")
public record ExpectedView(
    @Schema(description = "Where the bureau's time comes from.") DurationView.Source source,
    @Schema(description = "What it passes after its submission, in order.")
        List<DurationView.StepView> stages,
    DurationView.BureauView bureauWorkingDays,
    @Schema(
            description =
                "The day, in Asia/Shanghai, by which the bureau should have decided, when all"
                    + " stages from the present one on take as long as they may. Null while the"
                    + " order waits for its filer, and when the calendar of a year in between is"
                    + " not known yet.")
        @Nullable LocalDate until) {

  static ExpectedView of(Expected expected) {
    DurationView duration = DurationView.of(expected.duration());
    return new ExpectedView(
        duration.source(),
        duration.stages(),
        duration.bureauWorkingDays(),
        expected.until().orElse(null));
  }
}
