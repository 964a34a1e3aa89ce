package org.openbeian.notification.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.notification.application.Digests;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** It is nine in the morning of a day whose reminders go out in one mail. */
@ApplicationScoped
class DigestHour implements DeadlineHandler {

  private final Digests digests;

  DigestHour(Digests digests) {
    this.digests = digests;
  }

  @Override
  public String kind() {
    return Digests.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return digests.close(due);
  }
}
