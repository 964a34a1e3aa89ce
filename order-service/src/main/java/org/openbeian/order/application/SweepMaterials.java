package org.openbeian.order.application;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.transaction.Transactions;

/**
 * Removes the files that no material refers to: what a crash between file and row, or between the
 * end of a row and that of its file, has left. Wall-clock time, since files live by it.
 */
@ApplicationScoped
public class SweepMaterials {

  /** Longer than any upload takes. */
  private static final Duration AGE = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(SweepMaterials.class);

  private final Transactions transactions;
  private final Materials materials;
  private final MaterialStore store;
  private final MaterialWorkers workers;

  SweepMaterials(
      Transactions transactions,
      Materials materials,
      MaterialStore store,
      MaterialWorkers workers) {
    this.transactions = transactions;
    this.materials = materials;
    this.store = store;
    this.workers = workers;
  }

  @Scheduled(
      every = "{beian.order.materials.sweep-every}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return of(SystemTime.now().minus(AGE));
  }

  /** Removes what was left before a time. */
  public Uni<Void> of(Instant time) {
    return workers
        .run(
            () -> {
              store.removeLeftovers(time);
              return 0;
            })
        .chain(
            () ->
                Multi.createFrom()
                    .range(0, store.parts())
                    .onItem()
                    .transformToUniAndConcatenate(part -> part(part, time))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }

  private Uni<Integer> part(int part, Instant time) {
    return workers
        .run(() -> store.writtenBefore(part, time))
        .chain(
            keys ->
                keys.isEmpty()
                    ? Uni.createFrom().item(0)
                    : transactions
                        .inTransaction(() -> materials.kept(keys))
                        .map(kept -> keys.stream().filter(key -> !kept.contains(key)).toList())
                        .chain(this::remove));
  }

  private Uni<Integer> remove(List<String> orphans) {
    if (orphans.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    LOG.infof("%d files that no material refers to are removed", orphans.size());
    return workers.run(
        () -> {
          store.remove(orphans);
          return orphans.size();
        });
  }
}
