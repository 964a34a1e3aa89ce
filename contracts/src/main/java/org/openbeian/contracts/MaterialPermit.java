package org.openbeian.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What review-service lets the holder of a task show to order-service: one look at one material.
 * Between the two it travels with the reviewer, so it counts only with review-service's signature.
 *
 * @param sha256 of the material as it was submitted
 * @param viewer the user whom it was given to, the token's {@code sub}
 * @param taskId the task that the viewer held
 * @param expiresAt from when on it is good for nothing
 * @param nonce its own: who shows it a second time is refused
 */
public record MaterialPermit(
    UUID materialId, String sha256, String viewer, UUID taskId, Instant expiresAt, UUID nonce) {

  /** What is signed. */
  public byte[] encoded() {
    try {
      return EventCodec.mapper().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a permit can't be written", e);
    }
  }

  /** Reads what was signed; empty when it is no permit that this release knows. */
  public static Optional<MaterialPermit> decoded(byte[] signed) {
    try {
      return Optional.of(EventCodec.mapper().readValue(signed, MaterialPermit.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
