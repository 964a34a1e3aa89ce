package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The way to the phones. */
public interface SmsGateway {

  /** What the gateway said for good. */
  enum Answer {
    ACCEPTED,
    /** It will never send this. */
    REFUSED
  }

  /** The gateway can't take messages for now. */
  class GatewayAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason free of personal data
     */
    public GatewayAwayException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /**
   * Hands a message over; a failure means that the gateway is away and to be tried again.
   *
   * @param idempotencyKey the same key again is the same message: the phone gets one
   */
  Uni<Answer> send(UUID idempotencyKey, String phone, String sender, String text);
}
