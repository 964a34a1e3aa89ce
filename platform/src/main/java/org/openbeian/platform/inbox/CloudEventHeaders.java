package org.openbeian.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.UnreadableEventException;

/** Reads the CloudEvents attributes of a Kafka record in binary mode. */
final class CloudEventHeaders {

  private CloudEventHeaders() {}

  static ReceivedEvent read(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
    String key = record.key();
    byte[] body = record.value();
    if (key == null || body == null) {
      throw new UnreadableEventException("no key or no body");
    }
    try {
      String recorded = header(record, "ce_recordedtime");
      return new ReceivedEvent(
          UUID.fromString(required(record, "ce_id")),
          required(record, "ce_type"),
          required(record, "ce_source"),
          key,
          Instant.parse(required(record, "ce_time")),
          recorded == null ? null : Instant.parse(recorded),
          header(record, "traceparent"),
          record.topic(),
          body);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableEventException("a CloudEvents header is malformed");
    }
  }

  private static String required(ConsumerRecord<String, byte[]> record, String name)
      throws UnreadableEventException {
    String value = header(record, name);
    if (value == null) {
      throw new UnreadableEventException("the header " + name + " is missing");
    }
    return value;
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
