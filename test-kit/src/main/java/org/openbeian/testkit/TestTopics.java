package org.openbeian.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.EventCodec;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.UnreadableEventException;

/** Plays the other services: publishes their events and reads what the one under test says. */
public final class TestTopics {

  private static final String KAFKA = "beian.test.servers.kafka";

  private static final Map<String, Reader> READERS = new ConcurrentHashMap<>();

  private TestTopics() {}

  /** Publishes an event as its producer would, under a new id; returns the id. */
  public static UUID publish(DomainEvent event) {
    UUID id = UUID.randomUUID();
    publish(id, event);
    return id;
  }

  /** Publishes an event under a given id, for deliveries that repeat. */
  public static void publish(UUID id, DomainEvent event) {
    publishRaw(
        EventCatalogue.topicOf(event.getClass()),
        event.orderId().toString(),
        id,
        EventCatalogue.typeOf(event.getClass()),
        EventCodec.encode(event).getBytes(UTF_8));
  }

  /** Publishes anything, also what no service should. */
  public static void publishRaw(Topic topic, String key, UUID id, String type, byte[] body) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.topicName(), key, body);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            id.toString(),
            "ce_type",
            type,
            "ce_source",
            "/" + topic.producer(),
            "ce_subject",
            key,
            "ce_time",
            Instant.now().toString(),
            "content-type",
            "application/json")
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    try {
      Producer.SHARED.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All records that are on a topic now, in the order of each partition. */
  public static List<ConsumerRecord<String, byte[]>> records(String topic) {
    return READERS
        .computeIfAbsent(System.getProperty(KAFKA) + " " + topic, first -> new Reader(topic))
        .toTheEnd();
  }

  /** The events of one order that are on a topic now, in their order, repetitions included. */
  public static List<DomainEvent> events(Topic topic, OrderId order) {
    return records(topic.topicName()).stream()
        .filter(record -> order.toString().equals(record.key()))
        .map(TestTopics::decode)
        .toList();
  }

  private static DomainEvent decode(ConsumerRecord<String, byte[]> record) {
    try {
      String type = new String(record.headers().lastHeader("ce_type").value(), UTF_8);
      return EventCodec.decode(type, record.value());
    } catch (UnreadableEventException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads on where it stopped, so that looking again costs what is new. */
  private static final class Reader {
    private final String topic;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", System.getProperty(KAFKA)),
            new StringDeserializer(),
            new ByteArrayDeserializer());

    Reader(String topic) {
      this.topic = topic;
    }

    synchronized List<ConsumerRecord<String, byte[]>> toTheEnd() {
      if (consumer.assignment().isEmpty()) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        consumer.assign(
            found == null
                ? List.of()
                : found.stream().map(p -> new TopicPartition(topic, p.partition())).toList());
        consumer.seekToBeginning(consumer.assignment());
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
      return List.copyOf(read);
    }
  }

  /** One producer for all tests of the JVM; it ends with it. */
  private static final class Producer {
    static final KafkaProducer<String, byte[]> SHARED =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", System.getProperty(KAFKA), "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
  }
}
