package org.openbeian.order.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.application.ExpireIdleOrders;
import org.openbeian.order.domain.IdleClock;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** An order was left alone for 30, 40 or 45 days. */
@ApplicationScoped
class IdleDeadlines implements DeadlineHandler {

  private final ExpireIdleOrders expireIdleOrders;

  IdleDeadlines(ExpireIdleOrders expireIdleOrders) {
    this.expireIdleOrders = expireIdleOrders;
  }

  @Override
  public String kind() {
    return IdleClock.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return expireIdleOrders.fire(due);
  }
}
