package org.openbeian.order.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.order.application.CheckAgainstRegistry.Asking;
import org.openbeian.order.application.CheckAgainstRegistry.Batch;
import org.openbeian.order.application.CheckAgainstRegistry.Check;
import org.openbeian.order.application.NationalRegistry.RegistryAwayException;
import org.openbeian.order.domain.validity.Looked;
import org.openbeian.platform.transaction.Background;
import org.openbeian.platform.transaction.EventsCommitted;
import org.openbeian.platform.transaction.Transactions;

/**
 * Asks the registry about the orders whose check is due, on every replica, a few at a time. It
 * leases a batch, asks outside any transaction, and each answer has its effect in one of its own;
 * without an answer the order is tried later and later. It is woken by the commit that made checks
 * due, and looks by itself every poll interval, for retries and for leases of the dead.
 */
@ApplicationScoped
class RegistryCheckWorker {

  private static final Logger LOG = Logger.getLogger(RegistryCheckWorker.class);
  private static final String ADDED = "beian.registry-checks.added";
  private static final Duration WHILE_DATABASE_AWAY = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Background background;
  private final CheckAgainstRegistry checks;
  private final NationalRegistry registry;
  private final MeterRegistry meters;
  private final Duration pollInterval;
  private final int concurrency;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean running;
  private volatile boolean away;

  RegistryCheckWorker(
      Vertx vertx,
      Background background,
      CheckAgainstRegistry checks,
      NationalRegistry registry,
      MeterRegistry meters,
      @ConfigProperty(name = "beian.order.registry-check.poll-interval") Duration pollInterval,
      @ConfigProperty(name = "beian.order.registry-check.concurrency") int concurrency) {
    this.vertx = vertx;
    this.background = background;
    this.checks = checks;
    this.registry = registry;
    this.meters = meters;
    this.pollInterval = pollInterval;
    this.concurrency = concurrency;
  }

  /** Marks the open transaction as one whose commit should wake the worker. */
  static void checksAdded() {
    Context context = Vertx.currentContext();
    if (context != null) {
      context.putLocal(ADDED, Boolean.TRUE);
      Transactions.eventsAppended();
    }
  }

  void start(@Observes StartupEvent event) {
    running = true;
    vertx.setPeriodic(pollInterval.toMillis(), ignored -> wake());
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
  }

  void committed(@Observes EventsCommitted event) {
    Context context = Vertx.currentContext();
    if (context != null && context.removeLocal(ADDED)) {
      wake();
    }
  }

  /** At most one round at a time, and one more for whoever woke it meanwhile. */
  private void wake() {
    if (running && calls.getAndIncrement() == 0) {
      begin();
    }
  }

  private void begin() {
    calls.set(1);
    round();
  }

  private void round() {
    background
        .run(checks::next)
        .subscribe()
        .with(
            this::ask,
            failure -> {
              LOG.warnf("checks against the registry wait: %s", failure.toString());
              vertx.setTimer(WHILE_DATABASE_AWAY.toMillis(), ignored -> goOn());
            });
  }

  private void goOn() {
    if (running) {
      round();
    } else {
      calls.set(0);
    }
  }

  private void ask(Batch batch) {
    if (batch.leased() == 0) {
      if (!calls.compareAndSet(1, 0)) {
        begin();
      }
      return;
    }
    Multi.createFrom()
        .iterable(batch.checks())
        .onItem()
        .transformToUni(this::attempt)
        .merge(concurrency)
        .collect()
        .asList()
        .subscribe()
        .with(ignored -> goOn());
  }

  /** Never fails: what is neither concluded nor postponed is free again when its lease ends. */
  private Uni<Boolean> attempt(Check check) {
    return lookUp(check.askings())
        .invoke(answers -> noteAway(false, ""))
        .chain(answers -> background.run(() -> checks.conclude(check, answers)))
        .replaceWith(true)
        .onFailure()
        .recoverWithUni(failure -> postpone(check, failure))
        .onFailure()
        .invoke(failure -> LOG.warnf("checks against the registry wait: %s", failure.toString()))
        .onFailure()
        .recoverWithItem(false)
        .invoke(
            concluded ->
                meters
                    .counter(
                        "beian.registry.checks", "outcome", concluded ? "concluded" : "postponed")
                    .increment());
  }

  private Uni<List<Looked>> lookUp(List<Asking> askings) {
    return Multi.createFrom()
        .iterable(askings)
        .onItem()
        .transformToUniAndConcatenate(
            asking ->
                registry
                    .lookUp(asking.question())
                    .map(
                        registered ->
                            new Looked(asking.question(), asking.serviceNumber(), registered)))
        .collect()
        .asList();
  }

  private Uni<Boolean> postpone(Check check, Throwable failure) {
    if (failure instanceof RegistryAwayException noAnswer) {
      noteAway(true, noAnswer.reason());
    } else {
      LOG.errorf(failure, "the check of order %s against the registry failed", check.order());
    }
    return background.run(() -> checks.postpone(check)).replaceWith(false);
  }

  private void noteAway(boolean now, String reason) {
    if (now != away) {
      away = now;
      LOG.warnf("the national registry: %s", now ? "no answer (" + reason + ")" : "answers again");
    }
  }
}
