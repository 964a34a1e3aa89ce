package org.openbeian.review.outbound.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.review.application.bureau.Bureau;
import org.openbeian.review.application.bureau.SettleAtDesk;
import org.openbeian.review.domain.bureau.BureauSubmission;

/** The adapter {@code desk}: the case is in its officers' queue, which is all they need. */
@ApplicationScoped
class DeskBureau implements Bureau {

  @Override
  public String name() {
    return SettleAtDesk.SOURCE;
  }

  @Override
  public Uni<Void> submit(BureauSubmission submission) {
    return Uni.createFrom().voidItem();
  }
}
