package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.review.domain.ReviewTask;

/** A page of the queue. */
@Schema(name = "ReviewTaskPage")
public record TaskPage(
    List<TaskView> items,
    @Schema(description = "Sent as cursor for the next page; null on the last")
        @Nullable String nextCursor) {

  static TaskPage of(List<ReviewTask> found, int limit, TaskClocks clocks) {
    Page<TaskView> page =
        Page.of(
            found,
            limit,
            task -> TaskView.of(task, clocks),
            task -> new Cursor(task.isResubmission() ? 0 : 1, task.createdAt(), task.id()));
    return new TaskPage(page.items(), page.nextCursor());
  }
}
