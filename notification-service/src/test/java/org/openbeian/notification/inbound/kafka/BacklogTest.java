package org.openbeian.notification.inbound.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.EventCodec;
import org.openbeian.contracts.Topic;
import org.openbeian.notification.Filer;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

/** What a service that was away finds when it comes back. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class BacklogTest {

  private static final int EVENTS = 400;

  @Inject Sealer sealer;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void tells_hundreds_of_filers_whose_events_arrive_at_once() {
    // given
    String account = "acct-" + UUID.randomUUID();
    // when
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 200),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < EVENTS; i++) {
        producer.send(record(Filer.ofAccount(account).sentToBureau(sealer)));
      }
    }
    // then
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from delivery d join notice n on n.id = d.notice_id where"
                            + " n.account = ? and d.state = 'DELIVERED'",
                        account)
                    == 2 * EVENTS);
  }

  private static ProducerRecord<String, byte[]> record(DomainEvent event) {
    String key = event.orderId().toString();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topic.ORDERS.topicName(), key, EventCodec.encode(event).getBytes(UTF_8));
    Map.of(
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            EventCatalogue.typeOf(event.getClass()),
            "ce_source",
            "/order-service",
            "ce_time",
            "2026-11-23T02:00:00Z")
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return record;
  }
}
