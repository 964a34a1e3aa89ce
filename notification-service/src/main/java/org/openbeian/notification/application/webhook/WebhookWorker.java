package org.openbeian.notification.application.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.notification.application.webhook.WebhookDeliveries.Claimed;
import org.openbeian.notification.application.webhook.WebhookDeliveries.Round;
import org.openbeian.notification.application.webhook.WebhookDeliveries.Tried;
import org.openbeian.platform.transaction.Background;
import org.openbeian.platform.transaction.EventsCommitted;

/**
 * Pushes what is due to webhooks, on every replica. Rounds follow one another without waiting for
 * tries that are under way: each records the tries that have ended since and claims as many others
 * as there is room for, in one transaction; so whoever hangs keeps nobody waiting. It is woken by
 * the commit that added deliveries and by every try that ends, and looks by itself every poll
 * interval, for retries and for leases of the dead.
 */
@ApplicationScoped
class WebhookWorker {

  private static final Logger LOG = Logger.getLogger(WebhookWorker.class);
  private static final String ADDED = "beian.webhooks.added";
  private static final Duration WHILE_DATABASE_AWAY = Duration.ofMillis(500);
  private static final Duration LAST_RECORDS = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Background background;
  private final WebhookDeliveries deliveries;
  private final WebhookTargets targets;
  private final WebhookSender sender;
  private final MeterRegistry meters;
  private final Duration pollInterval;
  private final int concurrency;

  private final Queue<Tried> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean running;

  WebhookWorker(
      Vertx vertx,
      Background background,
      WebhookDeliveries deliveries,
      WebhookTargets targets,
      WebhookSender sender,
      MeterRegistry meters,
      @ConfigProperty(name = "beian.webhooks.poll-interval") Duration pollInterval,
      @ConfigProperty(name = "beian.webhooks.concurrency") int concurrency) {
    this.vertx = vertx;
    this.background = background;
    this.deliveries = deliveries;
    this.targets = targets;
    this.sender = sender;
    this.meters = meters;
    this.pollInterval = pollInterval;
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
    while ((calls.get() > 0 || underWay.get() > 0) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  void committed(@Observes EventsCommitted event) {
    Context context = Vertx.currentContext();
    if (context != null && context.removeLocal(ADDED)) {
      wake();
    }
  }

  /** Looks for work now. */
  void wake() {
    if ((running || !ended.isEmpty()) && calls.getAndIncrement() == 0) {
      vertx.runOnContext(ignored -> begin());
    }
  }

  private void begin() {
    calls.set(1);
    List<Tried> tried = new ArrayList<>();
    for (Tried one = ended.poll(); one != null; one = ended.poll()) {
      tried.add(one);
    }
    round(tried);
  }

  private void round(List<Tried> tried) {
    int room = running ? Math.max(0, concurrency - underWay.get()) : 0;
    if (room == 0 && tried.isEmpty()) {
      rest();
      return;
    }
    background
        .run(() -> deliveries.next(tried, room))
        .subscribe()
        .with(
            round -> {
              count(tried, round);
              round.claimed().forEach(this::send);
              rest();
            },
            failure -> {
              LOG.warnf("webhooks wait: %s", failure.toString());
              vertx.setTimer(WHILE_DATABASE_AWAY.toMillis(), ignored -> round(tried));
            });
  }

  /** Until it is woken; at once when that was meanwhile. */
  private void rest() {
    if (!calls.compareAndSet(1, 0)) {
      begin();
    }
  }

  private void send(Claimed delivery) {
    underWay.incrementAndGet();
    attempt(delivery)
        .subscribe()
        .with(
            answer -> ended(new Tried(delivery, answer)),
            failure -> {
              LOG.warnf("a webhook was not called: %s", failure.getClass().getName());
              ended(new Tried(delivery, WebhookSender.Answer.none(0, "not sent")));
            });
  }

  private Uni<WebhookSender.Answer> attempt(Claimed delivery) {
    return targets
        .find(delivery.url())
        .chain(
            address ->
                sender.post(
                    new WebhookSender.Message(
                        URI.create(delivery.url()),
                        address,
                        delivery.secrets(),
                        delivery.id(),
                        delivery.body())))
        .onFailure(WebhookTargets.Refused.class)
        .recoverWithItem(
            refusal -> WebhookSender.Answer.none(0, String.valueOf(refusal.getMessage())));
  }

  private void ended(Tried tried) {
    ended.add(tried);
    underWay.decrementAndGet();
    wake();
  }

  private void count(List<Tried> tried, Round round) {
    for (Tried one : tried) {
      meters
          .counter("beian.webhooks.attempts", "outcome", one.isTaken() ? "delivered" : "failed")
          .increment();
    }
    meters.counter("beian.webhooks.given-up").increment(round.failed());
    meters.counter("beian.webhooks.disabled").increment(round.disabled());
  }
}
