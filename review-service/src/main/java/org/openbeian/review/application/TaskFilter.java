package org.openbeian.review.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.SlaState;

/**
 * Which tasks a list shows; null means any.
 *
 * @param sla as of {@code now}
 * @param openedBefore only what is at least as old
 * @param openedAfter only what is at most as old
 * @param text part of a name, a domain, an order's id or a filing number, in lower case
 * @param overdue only what has waited for too long (R-FLOW-10)
 * @param supplementsWaiting only tasks with open supplements, or only those without
 * @param now when it is asked
 * @param after where the page before ended
 * @param limit rows per page
 */
public record TaskFilter(
    QueueScope scope,
    @Nullable ReviewTaskState state,
    @Nullable UUID orderId,
    @Nullable String assignee,
    @Nullable SlaState sla,
    @Nullable Instant openedBefore,
    @Nullable Instant openedAfter,
    @Nullable String text,
    @Nullable Late overdue,
    @Nullable Boolean supplementsWaiting,
    Instant now,
    @Nullable Cursor after,
    int limit) {

  /**
   * What still waits, and for too long.
   *
   * @param waitingSinceBefore began to before this; null for what its own promise tells
   */
  public record Late(@Nullable Instant waitingSinceBefore) {}
}
