package org.openbeian.review.domain.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.review.BureauRevoked;
import org.openbeian.review.domain.Reasons;
import org.openbeian.review.domain.revocation.RevocationRefusedException.Why;

/**
 * The bureau takes a number back (R-PERM-2). One officer asks for it; another one of the province
 * confirms or refuses it, or who asked takes it back. Confirmed, it is a fact to order-service,
 * which ends the record. What was settled stays so.
 */
@Entity
@Table(name = "filing_revocation")
public class FilingRevocation {

  @Id private UUID id;

  private String number;

  @Column(name = "subject_number")
  private String subjectNumber;

  private String province;
  private @Nullable String account;

  @Column(name = "order_id")
  private UUID orderId;

  private int round;

  @Enumerated(EnumType.STRING)
  private RevocationState state;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Reasons reasons;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "settled_by")
  private @Nullable String settledBy;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  private @Nullable String refusal;

  /** For Hibernate. */
  protected FilingRevocation() {}

  /**
   * What is to be taken back, and whose it is.
   *
   * @param number the subject's, or one of its services'
   * @param account that holds the record; null where that is not known
   * @param lastOrder by which it was granted or changed last
   * @param round the last one of that order
   */
  public record Target(
      String number,
      String subjectNumber,
      String province,
      @Nullable AccountId account,
      OrderId lastOrder,
      int round) {}

  /**
   * An officer asks for it.
   *
   * @param id chosen by the caller
   */
  public static FilingRevocation ask(
      UUID id, Target target, List<Reason> reasons, Actor by, Instant at) {
    FilingRevocation revocation = new FilingRevocation();
    revocation.id = id;
    revocation.number = target.number();
    revocation.subjectNumber = target.subjectNumber();
    revocation.province = target.province();
    revocation.account = target.account() == null ? null : target.account().value();
    revocation.orderId = target.lastOrder().value();
    revocation.round = target.round();
    revocation.state = RevocationState.PENDING;
    revocation.reasons = new Reasons(reasons);
    revocation.requestedBy = by.id();
    revocation.requestedAt = at;
    return revocation;
  }

  /** Refuses a confirmation that could not be made now. */
  public void requireConfirmable(Actor by) {
    requireAnotherThanAsked(by);
    requirePending();
  }

  /**
   * Another officer confirms it.
   *
   * @param now what the number is of by now: an order may have changed it since
   */
  public BureauRevoked confirm(Target now, Actor by, Instant at) {
    requireAnotherThanAsked(by);
    settle(RevocationState.CONFIRMED, by, at);
    orderId = now.lastOrder().value();
    round = now.round();
    return new BureauRevoked(
        orderId(),
        round,
        id,
        new Actor(Actor.Kind.BUREAU_OFFICER, requestedBy),
        by,
        subjectNumber,
        number.equals(subjectNumber) ? List.of() : List.of(number),
        reasons.items());
  }

  /** Another officer refuses it, with words for who asked. */
  public void refuse(String why, Actor by, Instant at) {
    requireAnotherThanAsked(by);
    settle(RevocationState.REFUSED, by, at);
    refusal = why;
  }

  /** Who asked for it takes it back. */
  public void withdraw(Actor by, Instant at) {
    if (!by.id().equals(requestedBy)) {
      throw new RevocationRefusedException(Why.ANOTHERS, state);
    }
    settle(RevocationState.WITHDRAWN, by, at);
  }

  private void requireAnotherThanAsked(Actor by) {
    if (by.id().equals(requestedBy)) {
      throw new RevocationRefusedException(Why.SAME_OFFICER, state);
    }
  }

  private void settle(RevocationState to, Actor by, Instant at) {
    requirePending();
    state = to;
    settledBy = by.id();
    settledAt = at;
  }

  private void requirePending() {
    if (state != RevocationState.PENDING) {
      throw new RevocationRefusedException(Why.SETTLED, state);
    }
  }

  public UUID id() {
    return id;
  }

  /** The subject's, or one of its services'. */
  public String number() {
    return number;
  }

  public String subjectNumber() {
    return subjectNumber;
  }

  /** GB/T 2260. */
  public String province() {
    return province;
  }

  /** Which account held the record when it was asked for; null where that was not known. */
  public @Nullable AccountId account() {
    return account == null ? null : new AccountId(account);
  }

  /** By which it was granted or changed last. */
  public OrderId orderId() {
    return new OrderId(orderId);
  }

  public RevocationState state() {
    return state;
  }

  public List<Reason> reasons() {
    return reasons.items();
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  /** Who confirmed, refused or withdrew it; null while it is pending. */
  public @Nullable String settledBy() {
    return settledBy;
  }

  public @Nullable Instant settledAt() {
    return settledAt;
  }

  /** Why it was refused; null unless it was. */
  public @Nullable String refusal() {
    return refusal;
  }
}
