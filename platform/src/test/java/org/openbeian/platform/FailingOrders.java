package org.openbeian.platform;

import java.util.UUID;

/** Lets a test decide whose events fail. */
public final class FailingOrders {

  private FailingOrders() {}

  /** The next {@code times} attempts to apply an event of this order fail. */
  public static void fail(UUID order, int times) {
    Tallies.Events.FAILING.put(order, times);
  }

  /** Deadlines of this order fail from now on. */
  public static void failDeadline(UUID order) {
    Tallies.Fires.BAD.add(order);
  }
}
