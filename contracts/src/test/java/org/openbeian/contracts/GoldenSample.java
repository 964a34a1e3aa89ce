package org.openbeian.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A committed body of one wire type, decoded for ever; synthetic, personal data sealed. */
record GoldenSample(String type, String text) {

  static final String FOLDER = "src/test/resources/golden";

  static Stream<GoldenSample> ofEveryEvent() {
    return EventCatalogue.events().stream().map(GoldenSample::of);
  }

  static GoldenSample of(Class<? extends DomainEvent> event) {
    String type = EventCatalogue.typeOf(event);
    return new GoldenSample(type, CommittedFile.ofModule(FOLDER + "/" + type + ".json").read());
  }

  byte[] body() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  JsonNode tree() {
    try {
      return EventCodec.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(type, e);
    }
  }

  @Override
  public String toString() {
    return type;
  }
}
