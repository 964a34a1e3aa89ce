package org.openbeian.notification.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
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
import org.openbeian.notification.application.Deliveries.Claimed;
import org.openbeian.notification.application.Deliveries.Tried;
import org.openbeian.platform.transaction.Background;
import org.openbeian.platform.transaction.EventsCommitted;

/**
 * Delivers what is due, on every replica, each channel in a lane of its own: a channel that is down
 * holds up no other. A lane claims a batch, sends it outside any transaction, and records the
 * results in the transaction that claims the next batch. It is woken by the commit that added
 * deliveries, lets more gather for a moment, and looks by itself every poll interval, for retries
 * and for leases of the dead.
 */
@ApplicationScoped
class DeliveryWorker {

  private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
  private static final String ADDED = "beian.notices.added";
  private static final Duration WHILE_DATABASE_AWAY = Duration.ofMillis(500);
  private static final Duration LAST_RECORDS = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Background background;
  private final Deliveries deliveries;
  private final MeterRegistry meters;
  private final List<Lane> lanes;
  private final Duration pollInterval;
  private final Duration gather;
  private final Duration timeout;
  private final int concurrency;
  private volatile boolean running;

  DeliveryWorker(
      Vertx vertx,
      Background background,
      Deliveries deliveries,
      MeterRegistry meters,
      @All List<OutsideChannel> channels,
      @ConfigProperty(name = "beian.notices.poll-interval") Duration pollInterval,
      @ConfigProperty(name = "beian.notices.gather") Duration gather,
      @ConfigProperty(name = "beian.notices.timeout") Duration timeout,
      @ConfigProperty(name = "beian.notices.concurrency") int concurrency) {
    this.vertx = vertx;
    this.background = background;
    this.deliveries = deliveries;
    this.meters = meters;
    this.lanes = channels.stream().map(Lane::new).toList();
    this.pollInterval = pollInterval;
    this.gather = gather;
    this.timeout = timeout;
    this.concurrency = concurrency;
  }

  /** Marks the open transaction as one whose commit should wake the worker. */
  static void deliveriesAdded() {
    Context context = Vertx.currentContext();
    if (context != null) {
      context.putLocal(ADDED, Boolean.TRUE);
    }
  }

  void start(@Observes StartupEvent event) {
    running = true;
    vertx.setPeriodic(pollInterval.toMillis(), ignored -> wake());
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    long end = System.nanoTime() + LAST_RECORDS.toNanos();
    while (lanes.stream().anyMatch(Lane::busy) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  void committed(@Observes EventsCommitted event) {
    Context context = Vertx.currentContext();
    if (context != null && context.removeLocal(ADDED)) {
      wake();
    }
  }

  /** Has all lanes look at once; cheap. */
  void wake() {
    if (running) {
      lanes.forEach(Lane::wake);
    }
  }

  /**
   * One channel's loop: at most one round at a time, and one more for whoever woke it meanwhile.
   */
  private final class Lane {

    private final OutsideChannel channel;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean down;

    Lane(OutsideChannel channel) {
      this.channel = channel;
    }

    boolean busy() {
      return calls.get() > 0;
    }

    void wake() {
      if (calls.getAndIncrement() == 0) {
        vertx.setTimer(Math.max(1, gather.toMillis()), ignored -> begin());
      }
    }

    private void begin() {
      calls.set(1);
      round(List.of());
    }

    private void round(List<Tried> tried) {
      background
          .run(() -> deliveries.next(channel.channel(), tried, running))
          .subscribe()
          .with(
              batch -> {
                count(tried);
                send(batch);
              },
              failure -> {
                LOG.warnf("deliveries wait: %s", failure.toString());
                vertx.setTimer(WHILE_DATABASE_AWAY.toMillis(), ignored -> round(tried));
              });
    }

    private void send(List<Claimed> batch) {
      if (batch.isEmpty()) {
        if (!calls.compareAndSet(1, 0)) {
          begin();
        }
        return;
      }
      Multi.createFrom()
          .iterable(batch)
          .onItem()
          .transformToUni(this::attempt)
          .merge(concurrency)
          .collect()
          .asList()
          .subscribe()
          .with(this::round);
    }

    private Uni<Tried> attempt(Claimed delivery) {
      return Uni.createFrom()
          .deferred(() -> channel.send(delivery.notice()))
          .ifNoItem()
          .after(timeout)
          .fail()
          .map(sent -> Tried.delivered(delivery))
          .onFailure()
          .recoverWithItem(failure -> tried(delivery, failure));
    }

    private void count(List<Tried> tried) {
      if (tried.isEmpty()) {
        return;
      }
      tried.forEach(
          t ->
              meters
                  .counter(
                      "beian.notices.attempts",
                      "channel",
                      channel.channel().name(),
                      "outcome",
                      t.delivered() ? "delivered" : t.refused() ? "refused" : "retry")
                  .increment());
      boolean nothingArrives = tried.stream().noneMatch(t -> t.delivered() || t.refused());
      if (nothingArrives != down) {
        down = nothingArrives;
        LOG.warnf(
            "%s: %s", channel.channel(), down ? "down (" + tried.get(0).cause() + ")" : "up again");
      }
    }
  }

  private static Tried tried(Claimed delivery, Throwable failure) {
    boolean refused = failure instanceof OutsideChannel.Refused;
    return new Tried(delivery, cause(failure), refused);
  }

  /** What is safe to keep of a failure: messages of libraries may quote an address. */
  static String cause(Throwable failure) {
    if (failure instanceof OutsideChannel.Refused
        || failure instanceof OutsideChannel.Unreachable) {
      return String.valueOf(failure.getMessage());
    }
    // of a class without a name nothing would be left, and nothing means delivered
    return failure instanceof TimeoutException ? "no answer" : simpleName(failure.getClass());
  }

  private static String simpleName(Class<?> failure) {
    return failure.getName().substring(failure.getName().lastIndexOf('.') + 1);
  }
}
