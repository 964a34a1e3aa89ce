package org.openbeian.platform.deadlines;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.platform.clock.ClockMoved;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Background;
import org.openbeian.platform.transaction.Transactions;

/**
 * Fires what is due, in batches, on every replica: rows are claimed with SKIP LOCKED, handed to
 * their handler and deleted in one transaction. A batch that fails is fired one by one, so that one
 * bad deadline holds up none; the bad one is tried again later and later. A poll costs what is due,
 * not what is armed.
 */
@ApplicationScoped
public class DeadlineWorker {

  private static final Logger LOG = Logger.getLogger(DeadlineWorker.class);

  private final Vertx vertx;
  private final Background background;
  private final Transactions transactions;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Map<String, DeadlineHandler> handlers;
  private final Duration pollInterval;
  private final int batchSize;
  private final int workers;
  private final AtomicInteger working = new AtomicInteger();
  private volatile boolean running;

  DeadlineWorker(
      Vertx vertx,
      Background background,
      Transactions transactions,
      Clock clock,
      MeterRegistry meters,
      @All List<DeadlineHandler> handlers,
      @ConfigProperty(name = "beian.deadlines.poll-interval") Duration pollInterval,
      @ConfigProperty(name = "beian.deadlines.batch-size") int batchSize,
      @ConfigProperty(name = "beian.deadlines.workers") int workers) {
    this.vertx = vertx;
    this.background = background;
    this.transactions = transactions;
    this.clock = clock;
    this.meters = meters;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(DeadlineHandler::kind, handler -> handler));
    this.pollInterval = pollInterval;
    this.batchSize = batchSize;
    this.workers = workers;
  }

  void start(@Observes StartupEvent event) {
    running = !handlers.isEmpty();
    if (running) {
      vertx.setPeriodic(pollInterval.toMillis(), ignored -> wake());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
  }

  void clockMoved(@Observes ClockMoved event) {
    wake();
  }

  /** Looks at once; no more than the configured workers look at a time. */
  public void wake() {
    while (running) {
      int busy = working.get();
      if (busy >= workers) {
        return;
      }
      if (working.compareAndSet(busy, busy + 1)) {
        work();
        return;
      }
    }
  }

  private void work() {
    background
        .run(this::fireDue)
        .onFailure()
        .invoke(failure -> LOG.warnf("deadlines wait: %s", failure.toString()))
        .onFailure()
        .recoverWithItem(0)
        .subscribe()
        .with(
            fired -> {
              working.decrementAndGet();
              if (fired >= batchSize) {
                // there may be more than one worker can take
                wake();
                wake();
              }
            });
  }

  private Uni<Integer> fireDue() {
    Instant now = clock.instant();
    return transactions
        .inTransaction(() -> claim(now, batchSize).chain(this::fire))
        .onFailure()
        .recoverWithUni(failure -> oneByOne(now));
  }

  private Uni<Integer> oneByOne(Instant now) {
    return Uni.createFrom()
        .deferred(() -> fireOne(now))
        .repeat()
        .whilst(fired -> fired > 0)
        .select()
        .first(batchSize)
        .collect()
        .last()
        .replaceWith(0);
  }

  private Uni<Integer> fireOne(Instant now) {
    Claimed claimed = new Claimed();
    return transactions
        .inTransaction(
            () ->
                claim(now, 1)
                    .invoke(due -> claimed.deadline = due.isEmpty() ? null : due.get(0))
                    .chain(this::fire)
                    .map(fired -> fired == 0 ? -1 : fired))
        .onFailure()
        .recoverWithUni(
            failure -> {
              Deadline failed = claimed.deadline;
              if (failed == null) {
                return Uni.createFrom().failure(failure);
              }
              LOG.errorf(failure, "deadline %s of %s failed", failed.kind(), failed.aggregateId());
              meters.counter("beian.deadlines.failed", "kind", failed.kind()).increment();
              return transactions.inTransaction(() -> postpone(failed, now)).replaceWith(1);
            });
  }

  private static final class Claimed {
    @org.jspecify.annotations.Nullable Deadline deadline;
  }

  private static Uni<List<Deadline>> claim(Instant now, int limit) {
    return Sql.rows(
            "select aggregate_id, kind, round, step, due_at from deadline where due_at <= $1"
                + " order by due_at limit $2 for update skip locked",
            now,
            limit)
        .map(rows -> rows.stream().map(DeadlineWorker::deadline).toList());
  }

  private Uni<Integer> fire(List<Deadline> due) {
    Map<String, List<Deadline>> byKind =
        due.stream().collect(Collectors.groupingBy(Deadline::kind));
    List<Deadline> done = new ArrayList<>();
    Uni<Void> fired = Uni.createFrom().voidItem();
    for (Map.Entry<String, List<Deadline>> entry : byKind.entrySet()) {
      DeadlineHandler handler = handlers.get(entry.getKey());
      if (handler == null) {
        return Uni.createFrom()
            .failure(new IllegalStateException("no handler for deadlines " + entry.getKey()));
      }
      fired =
          fired.chain(() -> handler.fire(entry.getValue()).invoke(done::addAll).replaceWithVoid());
    }
    return fired.chain(() -> delete(done)).map(ignored -> done.size());
  }

  /** Deletes those that were not armed anew meanwhile. */
  private Uni<Void> delete(Collection<Deadline> done) {
    if (done.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<String, Integer> perKind = new HashMap<>();
    done.forEach(deadline -> perKind.merge(deadline.kind(), 1, Integer::sum));
    perKind.forEach(
        (kind, n) -> meters.counter("beian.deadlines.fired", "kind", kind).increment(n));
    return Sql.update(
            "delete from deadline d using unnest($1::uuid[], $2::text[], $3::timestamptz[]) as"
                + " f(aggregate_id, kind, due_at) where d.aggregate_id = f.aggregate_id and d.kind"
                + " = f.kind and d.due_at = f.due_at",
            done.stream().map(Deadline::aggregateId).toArray(UUID[]::new),
            done.stream().map(Deadline::kind).toArray(String[]::new),
            done.stream().map(Deadline::dueAt).toArray(Instant[]::new))
        .replaceWithVoid();
  }

  private static Uni<Integer> postpone(Deadline failed, Instant now) {
    return Sql.update(
        "update deadline set failures = failures + 1, due_at = $1::timestamptz + interval '1"
            + " second' * least(3600, power(2, failures)) where aggregate_id = $2 and kind = $3",
        now,
        failed.aggregateId(),
        failed.kind());
  }

  private static Deadline deadline(Object[] row) {
    return new Deadline(
        (UUID) row[0],
        (String) row[1],
        ((Number) row[2]).intValue(),
        ((Number) row[3]).intValue(),
        (Instant) row[4]);
  }
}
