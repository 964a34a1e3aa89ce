package org.openbeian.order.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.application.ErasePersonalData;
import org.openbeian.order.domain.RetentionClock;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** The personal data of an order that ended was kept long enough. */
@ApplicationScoped
class ErasureDeadlines implements DeadlineHandler {

  private final ErasePersonalData erasePersonalData;

  ErasureDeadlines(ErasePersonalData erasePersonalData) {
    this.erasePersonalData = erasePersonalData;
  }

  @Override
  public String kind() {
    return RetentionClock.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return erasePersonalData.fire(due);
  }
}
