package org.openbeian.order.domain.duration;

import java.util.List;
import org.openbeian.contracts.FilingType;

/**
 * How long a type of filing is expected to take in a province.
 *
 * @param steps what it passes after its submission, in order; the bureau's comes last
 */
public record ExpectedDuration(FilingType type, List<ExpectedStep> steps) {

  public ExpectedDuration {
    steps = List.copyOf(steps);
  }

  /** The bureau's time. */
  public StepTime bureau() {
    return steps.get(steps.size() - 1).time();
  }

  /** One step and how much of its unit it takes. */
  public record ExpectedStep(FilingStep step, DurationUnit unit, StepTime time) {

    /** How long it usually takes, from the earlier to the later. */
    public Span takes() {
      return time.span();
    }
  }

  /** What is counted. */
  public enum DurationUnit {
    WORKING_DAY,
    HOUR
  }
}
