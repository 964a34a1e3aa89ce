package org.openbeian.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

  @TempDir Path directory;

  @Test
  void keeps_its_records_over_a_stop_and_a_kill() throws Exception {
    try (var kafka = KafkaServer.builder().directory(directory).start()) {
      // given
      kafka.createTopics(1, List.of("orders"));
      kafka.createTopics(1, List.of("orders"));
      produce(kafka, "first");

      // when
      kafka.stop();
      assertThat(kafka.isRunning()).isFalse();
      kafka.start();
      produce(kafka, "second");
      kafka.kill();
      kafka.start();

      // then
      assertThat(consume(kafka, 2)).containsExactly("first", "second");
      assertThat(kafka.topics()).containsExactly("orders");
    }
    assertThat(KafkaServer.running(directory)).isEmpty();
  }

  @Test
  void is_found_and_stopped_by_another_handle() {
    // given
    var detached =
        KafkaServer.builder()
            .directory(directory)
            .durability(Durability.FAST)
            .detached(true)
            .start();
    detached.close();

    // when
    var found = KafkaServer.running(directory).orElseThrow();

    // then
    assertThat(found.bootstrapServers()).isEqualTo(detached.bootstrapServers());
    assertThat(found.topics()).isEmpty();
    found.stop();
    assertThat(detached.isRunning()).isFalse();
  }

  @Test
  void says_that_its_port_is_taken() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var builder = KafkaServer.builder().directory(directory).port(other.getLocalPort());
      assertThatThrownBy(builder::start)
          .hasMessage(
              "Kafka cannot start: its port %d is taken by another program.", other.getLocalPort());
    }
  }

  @Test
  void says_why_it_did_not_start_with_the_end_of_its_log() {
    var builder =
        KafkaServer.builder().directory(directory).jvmOptions(List.of("-XX:NoSuchOption=1"));
    assertThatThrownBy(builder::start)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("Kafka did not start")
        .hasMessageContaining("NoSuchOption");
  }

  private static void produce(KafkaServer kafka, String value) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("orders", "key", value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> consume(KafkaServer kafka, int expected) {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      var values = new ArrayList<String>();
      for (int poll = 0; poll < 60 && values.size() < expected; poll++) {
        consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
