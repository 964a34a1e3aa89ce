package org.openbeian.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A personal datum in its sealed form, {@code keyId.base64url(nonce ciphertext tag)}: safe in
 * databases and on topics, readable only with the key ring (architecture §7). Opening and sealing
 * is {@code org.openbeian.platform.pii.Sealer}'s.
 */
public record Sealed(@JsonValue String token) {

  @JsonCreator
  public static Sealed of(String token) {
    return new Sealed(token);
  }

  @Override
  public String toString() {
    return "Sealed";
  }
}
