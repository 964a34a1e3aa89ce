package org.openbeian.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of events. Strict in both directions: a released schema never changes, so an
 * unknown or a missing property is a defect and is refused.
 */
public final class EventCodec {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private EventCodec() {}

  /** The mapper behind the codec, for documents stored in the same form. */
  public static ObjectMapper mapper() {
    return JSON;
  }

  /** The event's JSON text. */
  public static String encode(DomainEvent event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot encode " + event.getClass().getName(), e);
    }
  }

  /**
   * Reads an event.
   *
   * @param type the CloudEvents type
   * @param body UTF-8 JSON
   * @throws UnreadableEventException for an unknown type or a body that is not of its schema; the
   *     message holds no data of the body
   */
  public static DomainEvent decode(String type, byte @Nullable [] body)
      throws UnreadableEventException {
    Class<? extends DomainEvent> event = EventCatalogue.eventOf(type);
    if (event == null) {
      throw new UnreadableEventException("unknown event type");
    }
    if (body == null) {
      throw new UnreadableEventException("no body");
    }
    DomainEvent decoded;
    try {
      decoded = JSON.readValue(body, event);
    } catch (IOException e) {
      throw new UnreadableEventException("body is not of the schema of " + type);
    }
    if (decoded == null) {
      throw new UnreadableEventException("body is null");
    }
    if (!RequiredComponents.arePresentIn(decoded)) {
      throw new UnreadableEventException("a required property is null in " + type);
    }
    return decoded;
  }
}
