package org.openbeian.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Identity of a filing order; the Kafka key and CloudEvents subject of everything said about it.
 */
public record OrderId(@JsonValue UUID value) {

  /** Reads the canonical UUID text; anything else is an {@link IllegalArgumentException}. */
  @JsonCreator
  public static OrderId of(String text) {
    return new OrderId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
