package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.duration.ExpectedDuration;
import org.openbeian.order.domain.duration.ExpectedDuration.DurationUnit;
import org.openbeian.order.domain.duration.ExpectedDuration.ExpectedStep;
import org.openbeian.order.domain.duration.FilingStep;
import org.openbeian.order.domain.duration.StepTime;
import org.openbeian.order.domain.duration.StepTime.ByHistory;

/** How long a type of filing is expected to take. */
@Schema(name = "Duration")
public record DurationView(
    FilingType type,
    @Schema(description = "Where the bureau's time comes from.") Source source,
    @Schema(description = "What it passes after its submission, in order.") List<StepView> stages,
    BureauView bureauWorkingDays) {

  static DurationView of(ExpectedDuration duration) {
    return new DurationView(
        duration.type(),
        Source.of(duration.bureau()),
        StepView.all(duration),
        BureauView.of(duration.bureau()));
  }

  /** How a time is known. */
  @Schema(name = "DurationSource")
  public enum Source {
    /** By what is generally said of it. */
    RULE,
    /** By those of this type that passed it last in the province. */
    HISTORY;

    static Source of(StepTime time) {
      return time instanceof ByHistory ? HISTORY : RULE;
    }
  }

  /** One stage. */
  @Schema(name = "StageDuration")
  public record StepView(
      FilingStep stage,
      DurationUnit unit,
      @Schema(description = "In the unit; by HISTORY the median.") int from,
      @Schema(description = "In the unit; by HISTORY what nine in ten do not exceed.") int to,
      @Schema(
              description =
                  "Where the figures come from; the reviews' are by HISTORY once enough have passed"
                      + " them, the others' always by RULE.")
          Source source,
      @Schema(description = "HISTORY only: how many passes tell so, 200 at most; else null.")
          @Nullable Integer passes) {

    static List<StepView> all(ExpectedDuration duration) {
      return duration.steps().stream().map(StepView::of).toList();
    }

    private static StepView of(ExpectedStep step) {
      return new StepView(
          step.step(),
          step.unit(),
          step.takes().from(),
          step.takes().to(),
          Source.of(step.time()),
          step.time() instanceof ByHistory history ? history.passes() : null);
    }
  }

  /** The bureau's time: from and to by RULE, median, p90 and grants by HISTORY. */
  @Schema(name = "BureauWorkingDays")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BureauView(
      @Schema(description = "RULE only.") @Nullable Integer from,
      @Schema(description = "RULE only.") @Nullable Integer to,
      @Schema(description = "HISTORY only.") @Nullable Integer median,
      @Schema(description = "HISTORY only.") @Nullable Integer p90,
      @Schema(description = "HISTORY only: how many grants tell so, 200 at most.")
          @Nullable Integer grants) {

    static BureauView of(StepTime bureau) {
      return bureau instanceof ByHistory history
          ? new BureauView(null, null, history.median(), history.p90(), history.passes())
          : new BureauView(bureau.span().from(), bureau.span().to(), null, null, null);
    }
  }
}
