package org.openbeian.sms;

import org.jspecify.annotations.Nullable;

/**
 * What became of handing a message over.
 *
 * @param gateway who took or refused it; null when none did
 * @param messageId the gateway's own name for it, by which it may report; null when it gave none
 * @param cause why it was not taken, free of personal data; empty when it was
 * @param fate which gateway may have it nevertheless; null unless {@link Outcome#AWAY}
 */
public record Handed(
    Outcome outcome,
    @Nullable String gateway,
    @Nullable String messageId,
    String cause,
    @Nullable UnknownFate fate) {

  /** Whether, and how, it ended. */
  public enum Outcome {
    /** A gateway has it and will send it. */
    ACCEPTED,
    /** No gateway will ever send this. */
    REFUSED,
    /** To be tried again. */
    AWAY
  }

  static Handed accepted(String gateway, @Nullable String messageId) {
    return new Handed(Outcome.ACCEPTED, gateway, messageId, "", null);
  }

  static Handed refused(String gateway, String cause) {
    return new Handed(Outcome.REFUSED, gateway, null, cause, null);
  }

  static Handed away(String cause, @Nullable UnknownFate fate) {
    return new Handed(Outcome.AWAY, null, null, cause, fate);
  }
}
