package org.openbeian.order.domain.duration;

import java.util.List;
import org.openbeian.contracts.FilingType;

/**
 * How long a type of filing is expected to take in a province.
 *
 * @param steps what it passes after its submission, in order; the bureau's comes last
 */
public record ExpectedDuration(FilingType type, BureauTime bureau, List<ExpectedStep> steps) {

  public ExpectedDuration {
    steps = List.copyOf(steps);
  }

  /** One step and how much of its unit it takes. */
  public record ExpectedStep(FilingStep step, DurationUnit unit, Span takes) {}

  /** What is counted. */
  public enum DurationUnit {
    WORKING_DAY,
    HOUR
  }
}
