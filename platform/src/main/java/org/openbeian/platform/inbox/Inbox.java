package org.openbeian.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.ErasureEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.EventCodec;
import org.openbeian.contracts.UnreadableEventException;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.inbox.ParkedEvent.Kind;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.trace.Trace;
import org.openbeian.platform.transaction.Transactions;

/**
 * Applies delivered events: each once, in the order of its key, its effect and its inbox row in one
 * transaction.
 *
 * <p>What a poll brought is one transaction; when that fails, each event gets its own. An event
 * that keeps failing parks its order (it and the order's later events wait in the database, other
 * orders flow); one that can't be understood goes to the dead-letter topic. While the database is
 * away everything waits: an outage parks nothing.
 */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final Transactions transactions;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;
  private final int attempts;
  private final Map<String, Timer> hops = new ConcurrentHashMap<>();

  Inbox(
      Transactions transactions,
      DeadLetters deadLetters,
      MeterRegistry meters,
      @ConfigProperty(name = "beian.inbox.attempts") int attempts) {
    this.transactions = transactions;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.attempts = attempts;
  }

  /** Applies a poll's records by the consumer's routes, then acknowledges them. */
  public Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch, EventConsumer consumer) {
    EventRoutes routes = consumer.routes();
    List<Delivery> deliveries = new ArrayList<>();
    List<ReceivedEvent> everything = new ArrayList<>();
    List<Supplier<Uni<Void>>> unreadable = new ArrayList<>();
    for (KafkaRecord<String, byte[]> message : batch.getRecords()) {
      ConsumerRecord<String, byte[]> record =
          message
              .getMetadata(
                  io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata.class)
              .map(metadata -> kafkaRecord(metadata.getRecord()))
              .orElseThrow();
      try {
        ReceivedEvent event = CloudEventHeaders.read(record);
        if (routes.bulkHandler() != null) {
          everything.add(event);
        } else {
          prepare(event, routes, deliveries);
        }
      } catch (UnreadableEventException e) {
        unreadable.add(() -> patiently(() -> deadLetters.take(record, e.reason())));
      }
    }
    return oneByOne(unreadable, Supplier::get)
        .chain(() -> applyEverything(everything, routes))
        .chain(() -> applyAll(deliveries))
        .chain(() -> Uni.createFrom().completionStage(batch::ack));
  }

  /** Applies one event that was delivered earlier, in the open transaction. */
  Uni<Void> apply(ReceivedEvent event, EventRoutes routes) throws UnreadableEventException {
    if (routes.bulkHandler() != null) {
      return routes.bulkHandler().apply(List.of(event));
    }
    List<Delivery> deliveries = new ArrayList<>();
    prepare(event, routes, deliveries);
    return handleAll(deliveries);
  }

  @SuppressWarnings("unchecked")
  private static ConsumerRecord<String, byte[]> kafkaRecord(Object record) {
    return (ConsumerRecord<String, byte[]>) record;
  }

  private static void prepare(ReceivedEvent event, EventRoutes routes, List<Delivery> deliveries)
      throws UnreadableEventException {
    if (EventCatalogue.eventOf(event.type()) == null) {
      throw new UnreadableEventException("unknown event type");
    }
    Function<DomainEvent, Uni<Outcome>> handler = routes.handlerOf(event.type());
    if (handler != null) {
      DomainEvent decoded = EventCodec.decode(event.type(), event.body());
      deliveries.add(new Delivery(event, decoded, handler));
    }
  }

  private Uni<Void> applyEverything(List<ReceivedEvent> events, EventRoutes routes) {
    Function<List<ReceivedEvent>, Uni<Void>> handler = routes.bulkHandler();
    if (handler == null || events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return patiently(() -> transactions.inTransaction(() -> handler.apply(events)))
        .invoke(() -> events.forEach(this::measureHop));
  }

  private Uni<Void> applyAll(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    // one order of locking for all transactions that touch several orders
    deliveries.sort(Comparator.comparing(delivery -> delivery.event().key()));
    return inOneTransaction(deliveries)
        .onFailure()
        .recoverWithUni(failure -> oneByOne(deliveries, this::settle));
  }

  private Uni<Void> inOneTransaction(List<Delivery> deliveries) {
    return transactions
        .inTransaction(() -> seenBefore(deliveries).chain(seen -> applyUnseen(deliveries, seen)))
        .invoke(() -> deliveries.forEach(delivery -> measureHop(delivery.event())));
  }

  /** Tries until it is applied or, when it failed often enough with the database there, parked. */
  private Uni<Void> settle(Delivery delivery) {
    AtomicInteger failures = new AtomicInteger();
    return patiently(
        () ->
            inOneTransaction(List.of(delivery))
                .onFailure()
                .recoverWithUni(
                    failure ->
                        databaseAnswers()
                            .chain(
                                answers ->
                                    answers && failures.incrementAndGet() >= attempts
                                        ? park(delivery, failure)
                                        : Uni.createFrom().failure(failure))));
  }

  private Uni<Void> applyUnseen(List<Delivery> deliveries, Seen seen) {
    List<Delivery> blocked = new ArrayList<>();
    List<Delivery> free = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      String key = delivery.event().key();
      if (!seen.events().add(delivery.event().id())) {
        continue;
      }
      if (delivery.erases()) {
        // what is parked of its order must not keep it waiting: it goes as well
        seen.erasedKeys().add(key);
        free.add(delivery);
      } else if (seen.erasedKeys().contains(key)) {
        free.add(delivery.withoutEffect());
      } else {
        (seen.parkedKeys().contains(key) ? blocked : free).add(delivery);
      }
    }
    return oneByOne(
            blocked,
            delivery ->
                parked(delivery.event(), "an earlier event of this order is parked").persist())
        .chain(() -> handleAll(free));
  }

  /** One after another, without nesting: a poll's many handlers must not grow the stack. */
  private static <T> Uni<Void> oneByOne(List<T> items, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(item -> work.apply(item))
        .onItem()
        .ignoreAsUni();
  }

  /** The effects one after another, then one statement for all inbox rows. */
  private Uni<Void> handleAll(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<String> outcomes = new ArrayList<>(deliveries.size());
    return oneByOne(
            deliveries,
            delivery -> handle(delivery).invoke(o -> outcomes.add(o.name())).replaceWithVoid())
        .chain(
            () ->
                Sql.update(
                    "insert into inbox (event_id, type, outcome, received_at) select e.*, $4 from"
                        + " unnest($1::uuid[], $2::text[], $3::text[]) e",
                    deliveries.stream().map(delivery -> delivery.event().id()).toArray(UUID[]::new),
                    deliveries.stream()
                        .map(delivery -> delivery.event().type())
                        .toArray(String[]::new),
                    outcomes.toArray(String[]::new),
                    SystemTime.now()))
        .replaceWithVoid();
  }

  /** What events before it in the transaction have left must be there for an erasure to find. */
  private static Uni<Void> flush() {
    return Panache.getSession().chain(session -> session.flush());
  }

  private Uni<Outcome> handle(Delivery delivery) {
    ReceivedEvent event = delivery.event();
    Trace.enter(event.traceparent());
    return (delivery.erases()
            ? flush().chain(() -> Erasures.of(List.of(event.key()), event.time()))
            : Uni.createFrom().voidItem())
        .chain(() -> delivery.handler().apply(delivery.decoded()))
        .invoke(
            outcome ->
                meters
                    .counter("beian.inbox.events", "type", event.type(), "outcome", outcome.name())
                    .increment());
  }

  /**
   * Which of these had their effect or are parked, and which keys are parked or erased; one query.
   */
  private static Uni<Seen> seenBefore(List<Delivery> deliveries) {
    return Sql.rows(
            "select event_id, null, null from inbox where event_id = any($1) union all select"
                + " event_id, null, null from parked_event where event_id = any($1) union all"
                + " select null, event_key, null from parked_event where kind = 'PARKED' and"
                + " event_key = any($2) union all select null, null, event_key from erasure where"
                + " event_key = any($2)",
            deliveries.stream().map(delivery -> delivery.event().id()).toArray(UUID[]::new),
            deliveries.stream().map(delivery -> delivery.event().key()).toArray(String[]::new))
        .map(Seen::of);
  }

  private Uni<Void> park(Delivery delivery, Throwable failure) {
    ReceivedEvent event = delivery.event();
    String reason = failure.getClass().getSimpleName();
    LOG.errorf(failure, "event %s of %s is parked", event.id(), event.type());
    meters.counter("beian.inbox.parked", "type", event.type()).increment();
    return transactions.inTransaction(() -> parked(event, reason).persist());
  }

  private static ParkedEvent parked(ReceivedEvent event, String reason) {
    return ParkedEvent.of(event, Kind.PARKED, reason, SystemTime.now());
  }

  /**
   * Tries again and again, on the consumer's context, until it succeeds: events wait, not get lost.
   */
  private static <T> Uni<T> patiently(Supplier<Uni<T>> work) {
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .deferred(() -> work.get())
        .runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()))
        .onFailure()
        .invoke(failure -> LOG.warnf("events wait: %s", failure.toString()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }

  private static Uni<Boolean> databaseAnswers() {
    return Panache.withSession(() -> Sql.value(Integer.class, "select 1"))
        .map(one -> true)
        .onFailure()
        .recoverWithItem(false);
  }

  private void measureHop(ReceivedEvent event) {
    if (event.recordedAt() != null) {
      hops.computeIfAbsent(event.type(), this::hopTimer)
          .record(Duration.between(event.recordedAt(), SystemTime.now()));
    }
  }

  private Timer hopTimer(String type) {
    return Timer.builder("beian.event.hop")
        .description("from the producer's transaction to the committed effect here")
        .tag("type", type)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(500_000))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(meters);
  }

  private record Delivery(
      ReceivedEvent event, DomainEvent decoded, Function<DomainEvent, Uni<Outcome>> handler) {

    boolean erases() {
      return decoded instanceof ErasureEvent;
    }

    Delivery withoutEffect() {
      return new Delivery(event, decoded, ignored -> Uni.createFrom().item(() -> Outcome.STALE));
    }
  }

  private record Seen(Set<UUID> events, Set<String> parkedKeys, Set<String> erasedKeys) {

    static Seen of(List<Object[]> rows) {
      Seen seen = new Seen(new HashSet<>(), new HashSet<>(), new HashSet<>());
      for (Object[] row : rows) {
        if (row[0] != null) {
          seen.events.add((UUID) row[0]);
        } else if (row[1] != null) {
          seen.parkedKeys.add((String) row[1]);
        } else {
          seen.erasedKeys.add((String) row[2]);
        }
      }
      return seen;
    }
  }
}
