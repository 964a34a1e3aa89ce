package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.platform.operations.PendingWork;

/** Codes that were not tried yet; those that the gateway could not take wait for it, not for us. */
@ApplicationScoped
class UnsentCodes implements PendingWork {

  private final Dispatches dispatches;

  UnsentCodes(Dispatches dispatches) {
    this.dispatches = dispatches;
  }

  @Override
  public String name() {
    return "deliveries";
  }

  @Override
  public Uni<Long> count() {
    return dispatches.untried();
  }
}
