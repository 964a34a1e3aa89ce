package org.openbeian.order.domain.duration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.Order;

/**
 * How many working days a step took for an order that passed it, without those in which its filer
 * was waited for; never changed.
 */
@Entity
@Table(name = "step_duration")
@IdClass(StepDuration.Key.class)
public class StepDuration {

  @Id
  @Column(name = "order_id")
  UUID orderId;

  @Id int round;

  @Id
  @Enumerated(EnumType.STRING)
  FilingStep step;

  String province;

  @Enumerated(EnumType.STRING)
  FilingType type;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "working_days")
  int workingDays;

  protected StepDuration() {}

  /**
   * Of an order that has just passed a step.
   *
   * @param workingDays as whoever passed it tells; null when nobody knows
   * @return empty when it is not known
   */
  public static Optional<StepDuration> of(
      Order passed, FilingStep step, @Nullable Integer workingDays, Instant now) {
    if (workingDays == null || workingDays < 0) {
      return Optional.empty();
    }
    StepDuration duration = new StepDuration();
    duration.orderId = passed.id().value();
    duration.round = passed.round();
    duration.step = step;
    duration.province = passed.province();
    duration.type = passed.type();
    duration.decidedAt = now;
    duration.workingDays = workingDays;
    return Optional.of(duration);
  }

  /** Identity: each round of an order passes a step once. */
  public record Key(UUID orderId, int round, FilingStep step) implements Serializable {}
}
