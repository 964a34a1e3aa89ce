package org.openbeian.order.domain.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.record.FilingSubject;

/**
 * Somebody's way back to a record whose account is forgotten (R-ACC-1). It begins with a domain,
 * and looks the same whether or not that is on record here. A code to the phone on record proves
 * it, or support does by documents; only then it tells which account holds the record, and lets the
 * finder take it over as it stood then. Unproven and unused it expires.
 */
@Entity
@Table(name = "account_recovery")
@DynamicUpdate
public class AccountRecovery {

  @Id UUID id;
  String account;

  @Column(name = "opened_by")
  String openedBy;

  String domain;

  @Column(name = "subject_number")
  @Nullable String subjectNumber;

  String hint;

  @Enumerated(EnumType.STRING)
  RecoveryState state;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "support_note")
  @Nullable String supportNote;

  @Column(name = "support_requested_at")
  @Nullable Instant supportRequestedAt;

  @Column(name = "approved_by")
  @Nullable String approvedBy;

  @Column(name = "approval_note")
  @Nullable String approvalNote;

  @Column(name = "proven_at")
  @Nullable Instant provenAt;

  @Column(name = "proven_version")
  @Nullable Integer provenVersion;

  @Nullable String holder;

  @Column(name = "order_id")
  @Nullable UUID orderId;

  protected AccountRecovery() {}

  /**
   * Opens one.
   *
   * @param subjectNumber of the record; null when there is none
   * @param hint what may be shown of the phone to anybody
   */
  public AccountRecovery(
      UUID id,
      AccountId account,
      String openedBy,
      String domain,
      @Nullable String subjectNumber,
      String hint,
      Instant now,
      Instant expiresAt) {
    this.id = id;
    this.account = account.value();
    this.openedBy = openedBy;
    this.domain = domain;
    this.subjectNumber = subjectNumber;
    this.hint = hint;
    this.state = RecoveryState.OPEN;
    this.openedAt = now;
    this.expiresAt = expiresAt;
  }

  /** Whether it may be proven now. */
  public boolean isOpen(Instant now) {
    return (state == RecoveryState.OPEN || state == RecoveryState.SUPPORT_REQUESTED)
        && now.isBefore(expiresAt);
  }

  /** Whether support may approve it now. */
  public boolean isBeforeSupport(Instant now) {
    return state == RecoveryState.SUPPORT_REQUESTED && now.isBefore(expiresAt);
  }

  /** Whether the record may be taken over now. */
  public boolean isProven(Instant now) {
    return state == RecoveryState.PROVEN && now.isBefore(expiresAt);
  }

  /** Asks support; who asks again says something else and gets no more time. */
  public void askSupport(Sealed note, Instant now, Instant until) {
    if (state == RecoveryState.OPEN) {
      supportRequestedAt = now;
      expiresAt = until;
    }
    state = RecoveryState.SUPPORT_REQUESTED;
    supportNote = note.token();
  }

  /** The finder entered the code that the record's phone got. */
  public void prove(FilingSubject record, Instant now, Instant until) {
    state = RecoveryState.PROVEN;
    provenAt = now;
    provenVersion = record.version();
    holder = record.account().value();
    if (until.isAfter(expiresAt)) {
      expiresAt = until;
    }
  }

  /** Support is convinced by documents. */
  public void approve(FilingSubject record, String by, Sealed note, Instant now, Instant until) {
    prove(record, now, until);
    approvedBy = by;
    approvalNote = note.token();
  }

  /** Whether the record is as it was when the proof was given: its phone, its account, all. */
  public boolean stillFits(@Nullable FilingSubject record) {
    return record != null
        && Objects.equals(provenVersion, record.version())
        && record.account().equals(holder());
  }

  /** The record moved by this order. */
  public void takeOver(OrderId order) {
    state = RecoveryState.TAKEN_OVER;
    orderId = order.value();
  }

  public UUID id() {
    return id;
  }

  /** Who looks for the record. */
  public AccountId account() {
    return new AccountId(account);
  }

  /** Canonical. */
  public String domain() {
    return domain;
  }

  /** Of the record; null when there is none. For nobody but support before the proof. */
  public @Nullable String subjectNumber() {
    return subjectNumber;
  }

  /** What may be shown of the phone to anybody; made up when there is no record. */
  public String hint() {
    return hint;
  }

  public RecoveryState state() {
    return state;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** What the filer wrote to support; null before that. */
  public @Nullable Sealed supportNote() {
    return supportNote == null ? null : new Sealed(supportNote);
  }

  public @Nullable Instant supportRequestedAt() {
    return supportRequestedAt;
  }

  /** Who of support approved it; null for a proof by code. */
  public @Nullable String approvedBy() {
    return approvedBy;
  }

  public @Nullable Instant provenAt() {
    return provenAt;
  }

  /** The account that held the record when the proof was given; null before that. */
  public @Nullable AccountId holder() {
    return holder == null ? null : new AccountId(holder);
  }

  /** The order by which the record moved; null before that. */
  public @Nullable OrderId orderId() {
    return orderId == null ? null : new OrderId(orderId);
  }
}
