package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.duration.BureauTime;
import org.openbeian.order.domain.duration.BureauTime.ByHistory;
import org.openbeian.order.domain.duration.ExpectedDuration;
import org.openbeian.order.domain.duration.ExpectedDuration.DurationUnit;
import org.openbeian.order.domain.duration.ExpectedDuration.ExpectedStep;
import org.openbeian.order.domain.duration.FilingStep;

/** How long a type of filing is expected to take. */
@Schema(name = "Duration")
public record DurationView(
    FilingType type,
    Source source,
    @Schema(description = "What it passes after its submission, in order.") List<StepView> stages,
    BureauView bureauWorkingDays) {

  static DurationView of(ExpectedDuration duration) {
    return new DurationView(
        duration.type(),
        Source.of(duration.bureau()),
        StepView.all(duration),
        BureauView.of(duration.bureau()));
  }

  /** How the bureau's time is known. */
  @Schema(name = "DurationSource")
  public enum Source {
    /** By what is generally said of its province. */
    RULE,
    /** By its last grants of this type. */
    HISTORY;

    static Source of(BureauTime bureau) {
      return bureau instanceof ByHistory ? HISTORY : RULE;
    }
  }

  /** One stage. */
  @Schema(name = "StageDuration")
  public record StepView(
      FilingStep stage,
      DurationUnit unit,
      @Schema(description = "In the unit; by HISTORY the bureau's median.") int from,
      @Schema(description = "In the unit; by HISTORY what nine in ten do not exceed.") int to) {

    static List<StepView> all(ExpectedDuration duration) {
      return duration.steps().stream().map(StepView::of).toList();
    }

    private static StepView of(ExpectedStep step) {
      return new StepView(step.step(), step.unit(), step.takes().from(), step.takes().to());
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

    static BureauView of(BureauTime bureau) {
      return bureau instanceof ByHistory history
          ? new BureauView(null, null, history.median(), history.p90(), history.grants())
          : new BureauView(bureau.span().from(), bureau.span().to(), null, null, null);
    }
  }
}
