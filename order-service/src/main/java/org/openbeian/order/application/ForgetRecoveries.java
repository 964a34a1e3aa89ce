package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.openbeian.order.outbound.postgres.DailyCounts;
import org.openbeian.order.outbound.postgres.Recoveries;
import org.openbeian.platform.deadlines.Deadline;

/** Forgets recoveries that came to nothing, some time after they have expired (R-ACC-1). */
@ApplicationScoped
public class ForgetRecoveries {

  private final Recoveries recoveries;
  private final DailyCounts counts;
  private final Time time;

  ForgetRecoveries(Recoveries recoveries, DailyCounts counts, Time time) {
    this.recoveries = recoveries;
    this.counts = counts;
    this.time = time;
  }

  /** Runs in the worker's transaction; those that are locked are left for the next time. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return recoveries
        .lockUnlocked(due.stream().map(Deadline::aggregateId).toList())
        .call(recoveries::forget)
        .call(() -> counts.forget(time.now()))
        .map(
            free ->
                due.stream().filter(deadline -> free.contains(deadline.aggregateId())).toList());
  }
}
