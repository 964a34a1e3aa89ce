package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewTask;

/** A page of the queue. */
@Schema(name = "ReviewTaskPage")
public record TaskPage(
    List<TaskView> items,
    @Schema(description = "Sent as cursor for the next page; null on the last")
        @Nullable String nextCursor) {

  static TaskPage of(List<ReviewTask> found, int limit, Overdue overdue, Instant now) {
    Page<TaskView> page =
        Page.of(
            found,
            limit,
            task -> TaskView.of(task, overdue, now),
            task -> new Cursor(task.createdAt(), task.id()));
    return new TaskPage(page.items(), page.nextCursor());
  }
}
