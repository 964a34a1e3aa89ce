package org.openbeian.order.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.application.RemindOfDuties;
import org.openbeian.order.domain.duty.DutyReminders;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** A grant was 20 or 30 days ago. */
@ApplicationScoped
class DutyDeadlines implements DeadlineHandler {

  private final RemindOfDuties remindOfDuties;

  DutyDeadlines(RemindOfDuties remindOfDuties) {
    this.remindOfDuties = remindOfDuties;
  }

  @Override
  public String kind() {
    return DutyReminders.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return remindOfDuties.fire(due);
  }
}
