package org.openbeian.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.contracts.UnreadableEventException;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.inbox.ParkedEvent.Kind;
import org.openbeian.platform.outbox.EventProducer;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/** Keeps events that can't be understood: a row for operators, and the record on its topic. */
@ApplicationScoped
class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final Transactions transactions;
  private final EventProducer producer;
  private final MeterRegistry meters;
  private final String group;

  DeadLetters(
      Transactions transactions,
      EventProducer producer,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.application.name") String group) {
    this.transactions = transactions;
    this.producer = producer;
    this.meters = meters;
    this.group = group;
  }

  /**
   * Takes a record out of the way; taking it twice leaves one row.
   *
   * @param reason free of personal data
   */
  Uni<Void> take(ConsumerRecord<String, byte[]> record, String reason) {
    LOG.errorf(
        "dead letter: %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), reason);
    Context context = Vertx.currentContext();
    return transactions
        .inTransaction(() -> keep(describe(record), reason))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .chain(kept -> kept ? publish(record, reason) : Uni.createFrom().voidItem())
        .emitOn(command -> context.runOnContext(ignored -> command.run()));
  }

  /** Of an order whose personal data is erased nothing is kept any more. */
  private Uni<Boolean> keep(ReceivedEvent event, String reason) {
    return Sql.value(
            Long.class,
            "select (select count(*) from parked_event where event_id = $1)"
                + " + (select count(*) from erasure where event_key = $2)",
            event.id(),
            event.key())
        .chain(
            known ->
                known > 0
                    ? Uni.createFrom().item(false)
                    : ParkedEvent.of(event, Kind.DEAD_LETTER, reason, SystemTime.now())
                        .persist()
                        .replaceWith(true));
  }

  private Uni<Void> publish(ConsumerRecord<String, byte[]> record, String reason) {
    meters.counter("beian.inbox.dead-letters", "topic", record.topic()).increment();
    ProducerRecord<String, byte[]> copy =
        new ProducerRecord<>(
            record.topic() + "." + group + ".dead-letters",
            null,
            record.key(),
            record.value(),
            record.headers());
    copy.headers().add("dead-letter-reason", reason.getBytes(UTF_8));
    return Uni.createFrom().future(() -> producer.send(copy)).replaceWithVoid();
  }

  /** What can be said of a record whose own headers may be missing; same record, same id. */
  private static ReceivedEvent describe(ConsumerRecord<String, byte[]> record) {
    try {
      return CloudEventHeaders.read(record);
    } catch (UnreadableEventException e) {
      String place = record.topic() + "-" + record.partition() + "@" + record.offset();
      return new ReceivedEvent(
          UUID.nameUUIDFromBytes(place.getBytes(UTF_8)),
          "unknown",
          "unknown",
          record.key() == null ? "" : record.key(),
          Instant.ofEpochMilli(record.timestamp()),
          null,
          null,
          record.topic(),
          record.value() == null ? new byte[0] : record.value());
    }
  }
}
