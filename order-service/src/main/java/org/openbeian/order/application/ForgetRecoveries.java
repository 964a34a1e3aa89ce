package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.outbound.postgres.Recoveries;
import org.openbeian.platform.deadlines.Deadline;

/** Forgets recoveries that came to nothing, some time after they have expired (R-ACC-1). */
@ApplicationScoped
public class ForgetRecoveries {

  private static final Duration DAY = Duration.ofDays(1);

  private final Recoveries recoveries;
  private final Time time;

  ForgetRecoveries(Recoveries recoveries, Time time) {
    this.recoveries = recoveries;
    this.time = time;
  }

  /** Runs in the worker's transaction; those that are locked are left for the next time. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return recoveries
        .lockUnlocked(due.stream().map(Deadline::aggregateId).toList())
        .call(free -> recoveries.forget(free, time.now().minus(DAY)))
        .map(
            free ->
                due.stream().filter(deadline -> free.contains(deadline.aggregateId())).toList());
  }
}
