package org.openbeian.order.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.application.ForgetRecoveries;
import org.openbeian.order.application.RecoverAccount;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** A recovery has expired some time ago. */
@ApplicationScoped
class RecoveryDeadlines implements DeadlineHandler {

  private final ForgetRecoveries forgetRecoveries;

  RecoveryDeadlines(ForgetRecoveries forgetRecoveries) {
    this.forgetRecoveries = forgetRecoveries;
  }

  @Override
  public String kind() {
    return RecoverAccount.DEADLINE;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return forgetRecoveries.fire(due);
  }
}
