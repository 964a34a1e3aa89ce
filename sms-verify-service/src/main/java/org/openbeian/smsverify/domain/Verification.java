package org.openbeian.smsverify.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;

/**
 * The verification of an order's phones. It begins when the order was forwarded and a code is on
 * its way to each number (R-SMS-1). Its 24 hours end that long after the gateway took the last of
 * the first codes; resends move nothing (R-SMS-3, R-SMS-6). It is verified once every number has
 * entered its code (R-SMS-7), or fails by time or by a sixth entry after five wrong ones (R-SMS-5).
 * A newer round of the order begins it anew. Long after the order's end its numbers are erased.
 */
@Entity
@Table(name = "verification")
public class Verification {

  @Id
  @Column(name = "order_id")
  UUID orderId;

  int round;
  String account;

  @Enumerated(EnumType.STRING)
  VerificationState state;

  @Enumerated(EnumType.STRING)
  @Nullable Cause failure;

  @Column(name = "begun_at")
  Instant begunAt;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "settled_at")
  @Nullable Instant settledAt;

  @OneToMany(mappedBy = "verification", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("position")
  List<VerificationPhone> phones = new ArrayList<>();

  protected Verification() {}

  /** A verification that has not begun; see {@link #begin}. */
  public Verification(OrderId orderId, AccountId account) {
    this.orderId = orderId.value();
    this.account = account.value();
  }

  /** Begins with a round, forgetting whatever an older one had come to. */
  public void begin(int newRound, Instant now) {
    round = newRound;
    state = VerificationState.PENDING;
    failure = null;
    begunAt = now;
    expiresAt = null;
    settledAt = null;
    phones.clear();
  }

  /** Adds a number and its first code. */
  public VerificationPhone add(NewPhone added, KeyedHash hash, String code) {
    VerificationPhone phone = new VerificationPhone(this, phones.size() + 1, added, hash, code);
    phones.add(phone);
    return phone;
  }

  /**
   * The gateway took a code; the first one of each number moves the end of the 24 hours (R-SMS-3).
   *
   * @return whether the end moved
   */
  public boolean codeAccepted(UUID phoneId, Instant at, Duration validity) {
    VerificationPhone phone = phone(phoneId);
    boolean first = phone.sentAt == null;
    phone.sentAt = at;
    return first && moveEnd(at.plus(validity));
  }

  /**
   * Which gateway took it.
   *
   * @param messageId the gateway's name for the message; null when it gave none
   */
  public void takenBy(UUID phoneId, String gateway, @Nullable String messageId) {
    phone(phoneId).taken(gateway, messageId);
  }

  /**
   * The gateway refused the number for good. That counts as sent for the 24 hours, so that the
   * order comes back to its filer, who can correct the number.
   *
   * @return whether the end moved
   */
  public boolean codeRefused(UUID phoneId, Instant at, Duration validity) {
    VerificationPhone phone = phone(phoneId);
    boolean first = phone.sentAt == null && phone.refusedAt == null;
    phone.refusedAt = at;
    phone.delivery = CodeDelivery.REFUSED;
    return first && moveEnd(at.plus(validity));
  }

  private boolean moveEnd(Instant end) {
    if (expiresAt != null && !end.isAfter(expiresAt)) {
      return false;
    }
    expiresAt = end;
    return true;
  }

  /** The 24 hours are over (R-SMS-3); false when that changes nothing. */
  public boolean timeOut(int ofRound, Instant now) {
    if (ofRound != round || !pending() || !expired(now)) {
      return false;
    }
    fail(Cause.TIMED_OUT, now);
    return true;
  }

  void fail(Cause cause, Instant now) {
    state = VerificationState.FAILED;
    failure = cause;
    settledAt = now;
  }

  /** A number has entered its code. */
  void verified(VerificationPhone phone, Instant now) {
    phone.verifiedAt = now;
    if (verifiedPhones() == phones.size()) {
      state = VerificationState.VERIFIED;
      settledAt = now;
    }
  }

  /** Whether it is of no order, and looked at in place of those that a number has not. */
  private boolean standsIn() {
    return round == 0;
  }

  /** Waits for an entry at {@code now}: not settled, and within its time. */
  boolean waits(Instant now) {
    return pending() && !expired(now);
  }

  private boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  private VerificationPhone phone(UUID phoneId) {
    return phones.stream().filter(phone -> phone.id.equals(phoneId)).findFirst().orElseThrow();
  }

  /** The number of that index; of a stand-in, its only one. */
  @Nullable VerificationPhone phoneOf(String phoneIndex) {
    return phones.stream()
        .filter(phone -> standsIn() || phone.phoneIndex.equals(phoneIndex))
        .findFirst()
        .orElse(null);
  }

  public boolean pending() {
    return state == VerificationState.PENDING;
  }

  public int verifiedPhones() {
    return (int) phones.stream().filter(VerificationPhone::verified).count();
  }

  public OrderId orderId() {
    return new OrderId(orderId);
  }

  public int round() {
    return round;
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public VerificationState state() {
    return state;
  }

  /** Why it failed; null unless it did. */
  public @Nullable Cause failure() {
    return failure;
  }

  /** The end of the 24 hours; null before the first code was sent. */
  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  public List<VerificationPhone> phones() {
    return List.copyOf(phones);
  }
}
