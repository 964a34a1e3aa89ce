package org.openbeian.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A customer account (tenant): the token's {@code account} claim, never blank. */
public record AccountId(@JsonValue String value) {

  public AccountId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an account id is never blank");
    }
  }

  @JsonCreator
  public static AccountId of(String text) {
    return new AccountId(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
