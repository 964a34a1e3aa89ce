package org.openbeian.order.domain.duration;

import java.util.List;

/** How much of its unit a step takes, and how that is known. */
public sealed interface StepTime {

  /** As the sources say. */
  record ByRule(Span takes) implements StepTime {}

  /**
   * As the last that passed it show: half of them took no longer than {@code median}, nine in ten
   * no longer than {@code p90}.
   *
   * @param passes how many those are
   */
  record ByHistory(int median, int p90, int passes) implements StepTime {

    /**
     * By nearest rank: both are durations that occurred.
     *
     * @param workingDays of each, in any order; at least one
     */
    static ByHistory of(List<Integer> workingDays) {
      List<Integer> sorted = workingDays.stream().sorted().toList();
      return new ByHistory(rank(sorted, 50), rank(sorted, 90), sorted.size());
    }

    private static int rank(List<Integer> sorted, int percent) {
      return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
  }

  /** How long it usually takes, from the earlier to the later. */
  default Span span() {
    if (this instanceof ByHistory history) {
      return new Span(history.median(), history.p90());
    }
    return ((ByRule) this).takes();
  }
}
