package org.openbeian.smsverify.inbound.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.DeadlineHandler;
import org.openbeian.smsverify.application.TimeOutVerifications;

/** The end of the 24 hours (R-SMS-3). */
@ApplicationScoped
class VerificationDeadlines implements DeadlineHandler {

  private final TimeOutVerifications timeOut;

  VerificationDeadlines(TimeOutVerifications timeOut) {
    this.timeOut = timeOut;
  }

  @Override
  public String kind() {
    return TimeOutVerifications.KIND;
  }

  @Override
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return timeOut.fire(due);
  }
}
