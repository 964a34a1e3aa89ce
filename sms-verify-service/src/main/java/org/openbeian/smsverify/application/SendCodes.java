package org.openbeian.smsverify.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.clock.ClockMoved;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Background;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.sms.Handed;
import org.openbeian.sms.SmsGateways;
import org.openbeian.sms.SmsMessage;
import org.openbeian.sms.UnknownFate;
import org.openbeian.smsverify.application.RecordSendings.Sending;
import org.openbeian.smsverify.domain.SmsDispatch;

/**
 * Hands codes to the SMS gateway, several orders at a time, and never inside a transaction.
 *
 * <p>Woken when a transaction that made codes has committed, and by a poll that also takes what is
 * to be tried again or was left by a process that went away. What was handed over but not recorded
 * (a crash in between) is handed over again under the same idempotency key: the phone gets one
 * message. What a gateway may have though it gave no answer stays with it for a while, and then
 * goes to the other one: the same code twice harms nobody, a code too late does.
 */
@ApplicationScoped
public class SendCodes {

  private static final Logger LOG = Logger.getLogger(SendCodes.class);

  /** R-SMS-2. */
  private static final Duration PROMISED = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final Background background;
  private final Transactions transactions;
  private final Dispatches dispatches;
  private final RecordSendings record;
  private final SmsGateways gateways;
  private final Sealer sealer;
  private final Clock clock;
  private final MeterRegistry meters;
  private final String sender;
  private final Duration unknownFate;
  private final int concurrency;
  private final Duration pollInterval;

  private final Set<UUID> ordersInFlight = ConcurrentHashMap.newKeySet();
  private final AtomicInteger wakes = new AtomicInteger();
  private volatile boolean polled = true;
  private volatile boolean moreWaits;
  private volatile boolean gatewayAway;
  private volatile boolean running;

  SendCodes(
      Vertx vertx,
      Background background,
      Transactions transactions,
      Dispatches dispatches,
      RecordSendings record,
      SmsGateways gateways,
      Sealer sealer,
      Clock clock,
      MeterRegistry meters,
      @ConfigProperty(name = "beian.sms.sender") String sender,
      @ConfigProperty(name = "beian.sms.gateway.unknown-fate") Duration unknownFate,
      @ConfigProperty(name = "beian.sms.dispatch.concurrency") int concurrency,
      @ConfigProperty(name = "beian.sms.dispatch.poll-interval") Duration pollInterval) {
    this.vertx = vertx;
    this.background = background;
    this.transactions = transactions;
    this.dispatches = dispatches;
    this.record = record;
    this.gateways = gateways;
    this.sealer = sealer;
    this.clock = clock;
    this.meters = meters;
    this.sender = sender;
    this.unknownFate = unknownFate;
    this.concurrency = concurrency;
    this.pollInterval = pollInterval;
  }

  void start(@Observes StartupEvent event) {
    running = true;
    vertx.setPeriodic(pollInterval.toMillis(), ignored -> poll());
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
  }

  void clockMoved(@Observes ClockMoved event) {
    poll();
  }

  private void poll() {
    polled = true;
    wake();
  }

  /** Has it look at once; cheap, and any number of calls while it looks are one. */
  public void wake() {
    if (running && wakes.getAndIncrement() == 0) {
      look();
    }
  }

  private void look() {
    int seen = wakes.get();
    background
        .run(this::take)
        .onFailure()
        .invoke(failure -> LOG.warnf("codes wait: %s", failure.toString()))
        .onFailure()
        .recoverWithItem(List.of())
        .subscribe()
        .with(
            taken -> {
              byOrder(taken).forEach(this::send);
              if (!wakes.compareAndSet(seen, 0)) {
                look();
              }
            });
  }

  /** What is to be sent now, of orders of which nothing is being sent. */
  private Uni<List<SmsDispatch>> take() {
    int free = concurrency - ordersInFlight.size();
    if (free <= 0) {
      moreWaits = true;
      return Uni.createFrom().item(List.of());
    }
    // those in flight are still in the table, and no order has more than a few
    int limit = concurrency * 4;
    boolean takeOver = polled;
    polled = false;
    Uni<Integer> takenOver =
        takeOver
            ? transactions.inTransaction(() -> dispatches.takeOver(limit, clock.instant()))
            : Uni.createFrom().item(0);
    return takenOver
        // a backlog goes on at once, unless the gateway would only be asked in vain
        .invoke(taken -> polled |= taken == limit && !gatewayAway)
        .chain(() -> Panache.withSession(() -> dispatches.mine(limit)))
        .map(
            mine -> {
              Set<UUID> chosen =
                  mine.stream()
                      .map(SmsDispatch::orderId)
                      .filter(order -> !ordersInFlight.contains(order))
                      .distinct()
                      .limit(free)
                      .collect(Collectors.toSet());
              List<SmsDispatch> taken =
                  mine.stream().filter(dispatch -> chosen.contains(dispatch.orderId())).toList();
              moreWaits = mine.size() == limit || polled || taken.size() < mine.size();
              return taken;
            });
  }

  private static Map<UUID, List<SmsDispatch>> byOrder(Collection<SmsDispatch> taken) {
    return taken.stream()
        .collect(
            Collectors.groupingBy(
                SmsDispatch::orderId, LinkedHashMap::new, Collectors.toUnmodifiableList()));
  }

  /** Sends an order's codes side by side and records them in one transaction. */
  private void send(UUID orderId, List<SmsDispatch> messages) {
    ordersInFlight.add(orderId);
    background
        .run(() -> Uni.join().all(messages.stream().map(this::handOver).toList()).andFailFast())
        // a context of its own: the gateway's answer arrives on whatever thread the client has
        .chain(sendings -> background.run(() -> record.of(orderId, sendings)))
        .onFailure()
        .invoke(failure -> LOG.warnf("codes of order %s wait: %s", orderId, failure.toString()))
        .onFailure()
        .recoverWithNull()
        .subscribe()
        .with(
            done -> {
              ordersInFlight.remove(orderId);
              if (moreWaits) {
                wake();
              }
            });
  }

  private Uni<Sending> handOver(SmsDispatch dispatch) {
    return Uni.createFrom()
        .deferred(
            () ->
                gateways.send(
                    new SmsMessage(
                        dispatch.id(),
                        sealer.open(dispatch.phone()),
                        sender,
                        sealer.open(dispatch.message()),
                        fate(dispatch),
                        unknownFate),
                    gateway -> moving(dispatch, gateway)))
        .onFailure()
        .recoverWithItem(
            failure ->
                new Handed(
                    Handed.Outcome.AWAY,
                    null,
                    null,
                    // never its own text: it may quote what was sent
                    failure.getClass().getSimpleName(),
                    fate(dispatch)))
        .invoke(
            handed -> {
              boolean away = handed.outcome() == Handed.Outcome.AWAY;
              if (away && !gatewayAway) {
                LOG.warnf("codes wait for a gateway: %s", handed.cause());
              }
              gatewayAway = away;
            })
        .map(handed -> new Sending(dispatch, handed, measured(dispatch, handed.outcome())));
  }

  /** Noted first, so that not even after a crash it goes back to a gateway that did not take it. */
  private Uni<Void> moving(SmsDispatch dispatch, String gateway) {
    UnknownFate fate = new UnknownFate(gateway, SystemTime.now());
    return background.run(() -> transactions.inTransaction(() -> dispatches.keep(dispatch, fate)));
  }

  private static @Nullable UnknownFate fate(SmsDispatch dispatch) {
    String gateway = dispatch.fateGateway();
    Instant since = dispatch.fateSince();
    return gateway == null || since == null ? null : new UnknownFate(gateway, since);
  }

  private Instant measured(SmsDispatch dispatch, Handed.Outcome outcome) {
    // as precise as the database keeps it: the event and the row tell the same end of the 24 hours
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    meters.counter("beian.sms.handed.over", "outcome", outcome.name()).increment();
    if (outcome == Handed.Outcome.ACCEPTED) {
      Timer.builder("beian.sms.sending")
          .description("from a code's transaction to the gateway's acceptance (R-SMS-2: 5 minutes)")
          .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofSeconds(1), PROMISED)
          .register(meters)
          .record(Duration.between(dispatch.createdAt(), now));
    }
    return now;
  }
}
