package org.openbeian.notification.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.notification.application.HeldDeliveries;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** The quiet hours that hold a text message back are over. */
@ApplicationScoped
class QuietHoursEnd implements DeadlineHandler {

  private final HeldDeliveries held;

  QuietHoursEnd(HeldDeliveries held) {
    this.held = held;
  }

  @Override
  public String kind() {
    return HeldDeliveries.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return held.fire(due);
  }
}
