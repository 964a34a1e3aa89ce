package org.openbeian.sms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells of a message that it took. At least one of the two names is there, unless it
 * told none that could be ours.
 *
 * @param key the message's idempotency key
 * @param messageId the gateway's own name for it
 * @param at when it came to that, by the gateway's clock
 */
public record Receipt(@Nullable UUID key, @Nullable String messageId, State state, Instant at) {

  /** How it ended for good. */
  public enum State {
    DELIVERED,
    UNDELIVERED
  }
}
