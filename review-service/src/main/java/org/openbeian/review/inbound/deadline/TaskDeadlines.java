package org.openbeian.review.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;
import org.openbeian.review.application.WatchTasks;

/** A claim lapses, or a task gets late. */
@ApplicationScoped
class TaskDeadlines implements DeadlineHandler {

  private final WatchTasks watchTasks;

  TaskDeadlines(WatchTasks watchTasks) {
    this.watchTasks = watchTasks;
  }

  @Override
  public String kind() {
    return WatchTasks.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return watchTasks.fire(due);
  }
}
