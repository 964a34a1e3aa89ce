package org.openbeian.sandbox.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads along what the services tell each other, from now on. */
public final class EventTail implements AutoCloseable {

  private static final List<String> TOPICS =
      List.of("beian.orders", "beian.reviews", "beian.sms-verifications", "beian.notifications");

  /**
   * An event as seen on its topic.
   *
   * @param type the CloudEvents type
   * @param service who published it
   */
  public record Seen(String id, String orderId, String type, String service, String body) {}

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private volatile boolean reading = true;

  /** Begins to read; {@code listener} is called on a thread of the tail's own. */
  public EventTail(String bootstrapServers, Consumer<Seen> listener) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 50),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : TOPICS) {
      consumer
          .partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = new Thread(() -> read(listener), "event-tail");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(Consumer<Seen> listener) {
    while (reading) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        listener.accept(
            new Seen(
                header(record, "ce_id"),
                record.key(),
                header(record, "ce_type"),
                header(record, "ce_source").replaceFirst("^/", ""),
                new String(record.value(), UTF_8)));
      }
    }
    consumer.close();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  @Override
  public void close() {
    reading = false;
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
