package org.openbeian.smsverify.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;

/**
 * A code on its way to the SMS gateway: written in the transaction that made the code, so that it
 * survives a crash, sent afterwards, and deleted in the transaction that knows the gateway's final
 * answer. Its id is the idempotency key of the call: sent twice, it is one message.
 */
@Entity
@Table(name = "sms_dispatch")
public class SmsDispatch {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  @Column(name = "phone_id")
  UUID phoneId;

  int sending;
  String phone;
  String message;

  @Column(name = "taken_by")
  @Nullable UUID takenBy;

  @Column(name = "due_at")
  Instant dueAt;

  int tries;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "fate_gateway")
  @Nullable String fateGateway;

  @Column(name = "fate_since")
  @Nullable Instant fateSince;

  protected SmsDispatch() {}

  /**
   * A dispatch of the phone's present code.
   *
   * @param message the text with the code, sealed
   */
  public SmsDispatch(UUID id, VerificationPhone phone, Sealed message, Instant now) {
    this.id = id;
    this.orderId = phone.verification.orderId;
    this.phoneId = phone.id;
    this.sending = phone.sendings;
    this.phone = phone.phone;
    this.message = message.token();
    this.dueAt = now;
    this.createdAt = now;
  }

  /** Lets one process send it until {@code until}; from then on any may. */
  public void takenBy(UUID process, Instant until) {
    takenBy = process;
    dueAt = until;
  }

  /** How long to wait after a try that came to nothing: longer each time, half a minute at most. */
  public Duration pause() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  public UUID id() {
    return id;
  }

  public UUID orderId() {
    return orderId;
  }

  public UUID phoneId() {
    return phoneId;
  }

  /** 1 for the first code of the number, 2 and 3 for the resends (R-SMS-6). */
  public int sending() {
    return sending;
  }

  public Sealed phone() {
    return Sealed.of(phone);
  }

  public Sealed message() {
    return Sealed.of(message);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** The gateway that may have it though it gave no answer; null when none may. */
  public @Nullable String fateGateway() {
    return fateGateway;
  }

  /** Since when it may, by the wall clock; null when none may. */
  public @Nullable Instant fateSince() {
    return fateSince;
  }
}
