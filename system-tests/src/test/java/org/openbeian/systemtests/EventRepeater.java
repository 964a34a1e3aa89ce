package org.openbeian.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker that misbehaves: everything that is on a topic comes a second time, some records later
 * and in another order between orders.
 */
final class EventRepeater implements AutoCloseable {

  private static final List<String> TOPICS =
      List.of("beian.orders", "beian.reviews", "beian.sms-verifications", "beian.notifications");

  private final KafkaProducer<String, byte[]> producer;
  private final String bootstrapServers;
  private final Set<String> seen = Collections.synchronizedSet(new HashSet<>());
  private final List<ConsumerRecord<String, byte[]>> all =
      Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this::repeat, "event-repeater");
  private volatile boolean running = true;
  private volatile int repeated;

  EventRepeater(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    thread.start();
  }

  int repeated() {
    return repeated;
  }

  /** Sends everything seen so far once more, the newest orders first. */
  void repeatEverythingAgain() {
    List<ConsumerRecord<String, byte[]>> again = new ArrayList<>(all);
    again.sort((a, b) -> b.key().compareTo(a.key()));
    again.forEach(this::send);
    producer.flush();
  }

  private void repeat() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : TOPICS) {
        consumer
            .partitionsFor(topic)
            .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      List<ConsumerRecord<String, byte[]>> held = new ArrayList<>();
      while (running) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(30))) {
          if (seen.add(id(record))) {
            all.add(record);
            held.add(record);
          }
        }
        if (held.size() >= 5 || !running) {
          held.sort((a, b) -> b.key().compareTo(a.key()));
          held.forEach(this::send);
          held.clear();
        }
      }
    }
  }

  private void send(ConsumerRecord<String, byte[]> record) {
    repeated++;
    producer.send(
        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
  }

  private static String id(ConsumerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
