package org.openbeian.order.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.application.CheckAgainstRegistry;
import org.openbeian.order.domain.RegistryCheckClock;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** An order is to be checked against the registry. */
@ApplicationScoped
class RegistryCheckDeadlines implements DeadlineHandler {

  private final CheckAgainstRegistry checkAgainstRegistry;

  RegistryCheckDeadlines(CheckAgainstRegistry checkAgainstRegistry) {
    this.checkAgainstRegistry = checkAgainstRegistry;
  }

  @Override
  public String kind() {
    return RegistryCheckClock.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return checkAgainstRegistry.enlist(due);
  }
}
