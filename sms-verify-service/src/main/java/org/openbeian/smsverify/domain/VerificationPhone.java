package org.openbeian.smsverify.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.SmsRecipient.Role;

/** One number of a verification: it gets one code, however many roles it has (R-SMS-1). */
@Entity
@Table(name = "verification_phone")
public class VerificationPhone {

  /** R-SMS-5: after so many wrong tries any further entry fails the verification. */
  public static final int WRONG_TRIES = 5;

  /** R-SMS-6. */
  public static final int RESENDS = 2;

  /**
   * So many wrong certificate tails are looked at outside of tries, by resends and for numbers that
   * nothing waits for any more: they are no way to guess one.
   */
  static final int WRONG_RESENDS = 5;

  @Id UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "order_id")
  Verification verification;

  int position;

  @Column(name = "phone_index")
  String phoneIndex;

  String phone;
  List<String> roles;

  @Column(name = "certificate_hash")
  String certificateHash;

  @Column(name = "code_hash")
  String codeHash;

  int sendings;

  // written by Verifications.count, together with what is counted on unknown numbers
  @Column(name = "wrong_tries", updatable = false)
  int wrongTries;

  @Column(name = "wrong_resends", updatable = false)
  int wrongResends;

  @Column(name = "sent_at")
  @Nullable Instant sentAt;

  @Column(name = "refused_at")
  @Nullable Instant refusedAt;

  @Column(name = "verified_at")
  @Nullable Instant verifiedAt;

  @Column(name = "message_key")
  @Nullable UUID messageKey;

  @Nullable String gateway;

  @Column(name = "message_id")
  @Nullable String messageId;

  @Enumerated(EnumType.STRING)
  CodeDelivery delivery = CodeDelivery.WAITING_FOR_GATEWAY;

  @Column(name = "delivered_at")
  @Nullable Instant deliveredAt;

  protected VerificationPhone() {}

  VerificationPhone(
      Verification verification, int position, NewPhone added, KeyedHash hash, String code) {
    this.id = added.id();
    this.verification = verification;
    this.position = position;
    this.phoneIndex = added.phoneIndex();
    this.phone = added.phone().token();
    this.roles = added.roles().stream().map(Role::name).toList();
    this.certificateHash =
        Secrets.ofTail(
            hash,
            verification.orderId,
            verification.round,
            added.phoneIndex(),
            Typed.normal(added.certificateTail()));
    renewCode(hash, code);
  }

  void renewCode(KeyedHash hash, String code) {
    codeHash = Secrets.ofCode(hash, verification.orderId, verification.round, phoneIndex, code);
    sendings++;
  }

  /** A message with the present code goes on its way, under an idempotency key. */
  public void sends(UUID key) {
    messageKey = key;
    gateway = null;
    messageId = null;
    delivery = CodeDelivery.WAITING_FOR_GATEWAY;
    deliveredAt = null;
  }

  /** A gateway took the message; its receipt may have been faster than our record. */
  void taken(String byGateway, @Nullable String underId) {
    gateway = byGateway;
    messageId = underId;
    if (delivery == CodeDelivery.WAITING_FOR_GATEWAY) {
      delivery = CodeDelivery.SENT;
    }
  }

  boolean hasTail(KeyedHash hash, String tail) {
    return Secrets.same(
        certificateHash,
        Secrets.ofTail(hash, verification.orderId, verification.round, phoneIndex, tail));
  }

  boolean hasCode(KeyedHash hash, String code) {
    return Secrets.same(
        codeHash, Secrets.ofCode(hash, verification.orderId, verification.round, phoneIndex, code));
  }

  boolean exhausted() {
    return wrongTries >= WRONG_TRIES;
  }

  boolean tailMayBeGuessed() {
    return wrongResends < WRONG_RESENDS;
  }

  void tailGuessedWrongly() {
    wrongResends++;
  }

  public UUID id() {
    return id;
  }

  public Verification verification() {
    return verification;
  }

  public Sealed phone() {
    return Sealed.of(phone);
  }

  public List<Role> roles() {
    return roles.stream().map(Role::valueOf).toList();
  }

  public boolean verified() {
    return verifiedAt != null;
  }

  /** Codes made so far: 1 for the first, then the resends. */
  public int sendings() {
    return sendings;
  }

  public int resendsLeft() {
    return RESENDS - (sendings - 1);
  }

  public int triesLeft() {
    return WRONG_TRIES - wrongTries;
  }

  /** When the gateway took the latest code; null before the first. */
  public @Nullable Instant sentAt() {
    return sentAt;
  }

  public @Nullable Instant verifiedAt() {
    return verifiedAt;
  }

  /** How far the latest code is on its way. */
  public CodeDelivery delivery() {
    return delivery;
  }

  /** When it was delivered, or given up, by the gateway's report; null before that. */
  public @Nullable Instant deliveredAt() {
    return deliveredAt;
  }
}
