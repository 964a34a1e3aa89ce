package org.openbeian.order.domain.duration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.Order;
import org.openbeian.platform.calendar.WorkingCalendar;

/** How many working days a bureau took for an order that it granted; never changed. */
@Entity
@Table(name = "bureau_duration")
public class BureauDuration {

  @Id
  @Column(name = "order_id")
  UUID orderId;

  String province;

  @Enumerated(EnumType.STRING)
  FilingType type;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "working_days")
  int workingDays;

  protected BureauDuration() {}

  /** Of an order granted just now; empty when the calendar lacks a year in between. */
  public static Optional<BureauDuration> of(
      Order granted, Instant sentToBureau, WorkingCalendar calendar) {
    return calendar
        .workingDaysBetween(
            WorkingCalendar.dayOf(sentToBureau), WorkingCalendar.dayOf(granted.stateSince()))
        .known()
        .map(
            workingDays -> {
              BureauDuration duration = new BureauDuration();
              duration.orderId = granted.id().value();
              duration.province = granted.province();
              duration.type = granted.type();
              duration.decidedAt = granted.stateSince();
              duration.workingDays = workingDays;
              return duration;
            });
  }

  public int workingDays() {
    return workingDays;
  }
}
