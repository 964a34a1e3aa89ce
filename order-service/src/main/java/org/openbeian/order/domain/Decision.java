package org.openbeian.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.order.ReturnReason;

/** What the lifecycle says to a trigger. */
public sealed interface Decision {

  /**
   * It happens.
   *
   * @param tells the events to tell, in this order
   * @param idle what becomes of the 45-day clock
   * @param startsRound whether this is a new submission
   * @param returnedFor why the order goes back to its filer; null when it does not
   * @param mark what becomes of the mark that it is invalid
   */
  record Transition(
      OrderState to,
      List<Telling> tells,
      IdleEffect idle,
      boolean startsRound,
      @Nullable ReturnReason returnedFor,
      MarkEffect mark)
      implements Decision {}

  /** It can't happen in this state. */
  record Refusal(OrderState state, OrderTrigger trigger) implements Decision {}

  /** What becomes of the clock that deletes orders left alone (R-EXP-1, R-EXP-2). */
  enum IdleEffect {
    /** It starts anew. */
    RESTART,
    /** It goes on to its next step. */
    NEXT_STEP,
    /** It is left as it is. */
    KEEP,
    /** It ends. */
    STOP
  }

  /** What becomes of the mark that an order is invalid (R-EXP-3). */
  enum MarkEffect {
    PUT_ON,
    TAKE_OFF,
    KEEP
  }
}
