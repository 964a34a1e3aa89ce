package org.openbeian.order.domain.supplement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.order.SupplementStep;
import org.openbeian.contracts.review.SupplementRequested;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;

/**
 * Something that a reviewer wants of an order's filer before a pass (R-FLOW-3). The filer answers;
 * the reviewer accepts that or asks again, and logs in between that mailed originals have arrived.
 * What is not accepted counts as closed once the order has left the review that it belongs to.
 */
@Entity
@Table(name = "order_supplement")
@DynamicUpdate
public class OrderSupplement {

  /** Of one asking. */
  public static final int MOST_PICTURES = 10;

  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  int round;

  @Enumerated(EnumType.STRING)
  SupplementKind kind;

  @Enumerated(EnumType.STRING)
  SupplementState state;

  int asking;
  @Nullable String note;
  @Nullable String reason;

  @Column(name = "mail_to")
  @Nullable String mailTo;

  @Column(name = "asked_at")
  Instant askedAt;

  @Nullable String courier;

  @Column(name = "courier_number")
  @Nullable String courierNumber;

  @Nullable String answer;

  @Column(name = "provided_at")
  @Nullable Instant providedAt;

  @Column(name = "arrived_at")
  @Nullable Instant arrivedAt;

  @Column(name = "accepted_at")
  @Nullable Instant acceptedAt;

  protected OrderSupplement() {}

  /** One that the reviewer asks for. */
  public OrderSupplement(SupplementRequested event, Instant now) {
    this.id = event.supplementId();
    this.orderId = event.orderId().value();
    this.round = event.round();
    this.kind = event.kind();
    ask(event, now);
  }

  /** Asks for it, and forgets what was said of it before. */
  public void ask(SupplementRequested event, Instant now) {
    state = SupplementState.ASKED;
    asking = event.asking();
    note = event.note();
    reason = event.reason();
    mailTo = event.mailTo();
    askedAt = now;
    courier = null;
    courierNumber = null;
    answer = null;
    providedAt = null;
    arrivedAt = null;
  }

  /**
   * The filer provides it.
   *
   * @throws IllegalStateException when it is not asked for
   */
  public void provide(
      @Nullable Sealed by, @Nullable Sealed number, @Nullable Sealed said, Instant now) {
    if (state != SupplementState.ASKED) {
      throw new IllegalStateException("a supplement " + state + " takes no answer");
    }
    state = SupplementState.PROVIDED;
    courier = token(by);
    courierNumber = token(number);
    answer = token(said);
    providedAt = now;
  }

  /**
   * Lets what the reviewer did have its effect.
   *
   * @return whether it had one
   */
  public boolean advance(SupplementStep step, int ofAsking, Instant now) {
    if (ofAsking != asking) {
      return false;
    }
    return switch (step) {
      case ASKED, ASKED_AGAIN -> false;
      case ARRIVED -> arrive(now);
      case ACCEPTED -> accept(now);
    };
  }

  private boolean arrive(Instant now) {
    if (state != SupplementState.PROVIDED) {
      return false;
    }
    state = SupplementState.ARRIVED;
    arrivedAt = now;
    return true;
  }

  private boolean accept(Instant now) {
    if (state != SupplementState.PROVIDED && state != SupplementState.ARRIVED) {
      return false;
    }
    state = SupplementState.ACCEPTED;
    acceptedAt = now;
    return true;
  }

  /** How it stands, by where its order is. */
  public SupplementState stateIn(Order order) {
    boolean underReview =
        order.round() == round && order.state() == OrderState.IN_PRELIMINARY_REVIEW;
    return underReview || state == SupplementState.ACCEPTED ? state : SupplementState.CLOSED;
  }

  /** Whether it is provided as pictures. */
  public boolean takesPictures() {
    return switch (kind) {
      case MATERIAL, CURTAIN_PHOTO -> true;
      case VIDEO_CHECK, MAILED_ORIGINALS -> false;
    };
  }

  private static @Nullable String token(@Nullable Sealed sealed) {
    return sealed == null ? null : sealed.token();
  }

  private static @Nullable Sealed sealed(@Nullable String token) {
    return token == null ? null : new Sealed(token);
  }

  public UUID id() {
    return id;
  }

  public int round() {
    return round;
  }

  public SupplementKind kind() {
    return kind;
  }

  /** 1 at first, one more each time it is asked for again. */
  public int asking() {
    return asking;
  }

  /** What is wanted; null where the kind says it. */
  public @Nullable String note() {
    return note;
  }

  /** What was wrong; null until it is asked for again. */
  public @Nullable String reason() {
    return reason;
  }

  /** Where originals are mailed to; null for other kinds. */
  public @Nullable String mailTo() {
    return mailTo;
  }

  /** When it was last asked for. */
  public Instant askedAt() {
    return askedAt;
  }

  public @Nullable Sealed courier() {
    return sealed(courier);
  }

  public @Nullable Sealed courierNumber() {
    return sealed(courierNumber);
  }

  /** What the filer says of it. */
  public @Nullable Sealed answer() {
    return sealed(answer);
  }

  public @Nullable Instant providedAt() {
    return providedAt;
  }

  public @Nullable Instant arrivedAt() {
    return arrivedAt;
  }

  public @Nullable Instant acceptedAt() {
    return acceptedAt;
  }
}
