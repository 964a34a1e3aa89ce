package org.openbeian.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;

/** One accepted transition of an order; never changed. */
@Entity
@Table(name = "timeline")
@IdClass(TimelineEntry.Key.class)
public class TimelineEntry {

  /** What opens every timeline; not a trigger, for there is no order yet. */
  public static final String CREATE = "CREATE";

  @Id
  @Column(name = "order_id")
  UUID orderId;

  @Id int position;

  Instant at;
  String act;

  @Column(name = "actor_kind")
  @Enumerated(EnumType.STRING)
  Actor.Kind actorKind;

  @Column(name = "actor_id")
  String actorId;

  @Column(name = "from_state")
  @Enumerated(EnumType.STRING)
  @Nullable OrderState fromState;

  @Column(name = "to_state")
  @Enumerated(EnumType.STRING)
  OrderState toState;

  int round;
  @Nullable String detail;

  protected TimelineEntry() {}

  TimelineEntry(
      UUID orderId,
      int position,
      String act,
      Actor actor,
      Instant at,
      @Nullable OrderState fromState,
      OrderState toState,
      int round,
      @Nullable String detail) {
    this.orderId = orderId;
    this.position = position;
    this.act = act;
    this.actorKind = actor.kind();
    this.actorId = actor.id();
    this.at = at;
    this.fromState = fromState;
    this.toState = toState;
    this.round = round;
    this.detail = detail;
  }

  public int position() {
    return position;
  }

  public Instant at() {
    return at;
  }

  /** A trigger's name, or {@link #CREATE}. */
  public String act() {
    return act;
  }

  public Actor actor() {
    return new Actor(actorKind, actorId);
  }

  /** Null at the creation. */
  public @Nullable OrderState fromState() {
    return fromState;
  }

  public OrderState toState() {
    return toState;
  }

  public int round() {
    return round;
  }

  /** A word on the why, such as the return reason; never personal data. */
  public @Nullable String detail() {
    return detail;
  }

  /** Identity: the order and the place in its timeline. */
  public record Key(UUID orderId, int position) implements Serializable {}
}
