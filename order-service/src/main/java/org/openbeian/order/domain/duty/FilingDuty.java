package org.openbeian.order.domain.duty;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.Duty;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.platform.calendar.WorkingCalendar;

/**
 * Something that a filer has to do for a service on record (R-POST-2). It begins with the grant
 * that put the service on record and is open until the filer says that it is done, or that it does
 * not apply; while it is open and has a date, reminders go out. It ends with its service.
 */
@Entity
@Table(name = "filing_duty")
@IdClass(FilingDuty.Key.class)
@DynamicUpdate
public class FilingDuty {

  @Id
  @Column(name = "service_number")
  String serviceNumber;

  @Id
  @Enumerated(EnumType.STRING)
  Duty duty;

  @Column(name = "subject_number")
  String subjectNumber;

  @Column(name = "order_id")
  UUID orderId;

  @Column(name = "granted_at")
  Instant grantedAt;

  @Column(name = "due_on")
  @Nullable LocalDate dueOn;

  @Enumerated(EnumType.STRING)
  DutyState state;

  @Nullable String note;

  @Column(name = "answered_at")
  @Nullable Instant answeredAt;

  protected FilingDuty() {}

  /** Begins with the grant of an order. */
  public FilingDuty(DutyRules.Due due, FilingService service, Order granted) {
    this.serviceNumber = service.number();
    this.duty = due.duty();
    this.subjectNumber = service.subjectNumber();
    this.orderId = granted.id().value();
    this.grantedAt = service.grantedAt();
    this.dueOn = due.days() == null ? null : WorkingCalendar.dayOf(grantedAt).plusDays(due.days());
    this.state = DutyState.OPEN;
  }

  /**
   * The filer says how it stands.
   *
   * @throws IllegalArgumentException when the answer is none
   * @throws IllegalStateException when it has ended
   */
  public void answer(DutyState answer, @Nullable Sealed sealedNote, Instant now) {
    if (answer != DutyState.DONE && answer != DutyState.NOT_APPLICABLE) {
      throw new IllegalArgumentException(answer + " is no answer");
    }
    if (state == DutyState.ENDED) {
      throw new IllegalStateException("a duty that ended takes no answer");
    }
    state = answer;
    note = sealedNote == null ? null : sealedNote.token();
    answeredAt = now;
  }

  /** Whether only the filer knows if it applies. */
  public boolean mayNotApply() {
    return dueOn == null;
  }

  /** Whether it is open after its last day. */
  public boolean isOverdue(LocalDate today) {
    return state == DutyState.OPEN && dueOn != null && today.isAfter(dueOn);
  }

  public String serviceNumber() {
    return serviceNumber;
  }

  public Duty duty() {
    return duty;
  }

  public String subjectNumber() {
    return subjectNumber;
  }

  /** The order whose grant it began with. */
  public OrderId orderId() {
    return new OrderId(orderId);
  }

  public Instant grantedAt() {
    return grantedAt;
  }

  /** The last day to do it; null where only the filer knows whether it applies. */
  public @Nullable LocalDate dueOn() {
    return dueOn;
  }

  public DutyState state() {
    return state;
  }

  public @Nullable Sealed note() {
    return note == null ? null : new Sealed(note);
  }

  /** When the filer last answered; null before that. */
  public @Nullable Instant answeredAt() {
    return answeredAt;
  }

  /** Identity: a service has each duty once. */
  public record Key(String serviceNumber, Duty duty) implements Serializable {}
}
