package org.openbeian.order.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.application.ForgetContactProofs;
import org.openbeian.order.application.ProveContact;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;

/** A phone is no longer proven, or never was. */
@ApplicationScoped
class ContactProofDeadlines implements DeadlineHandler {

  private final ForgetContactProofs forgetContactProofs;

  ContactProofDeadlines(ForgetContactProofs forgetContactProofs) {
    this.forgetContactProofs = forgetContactProofs;
  }

  @Override
  public String kind() {
    return ProveContact.DEADLINE;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return forgetContactProofs.fire(due);
  }
}
