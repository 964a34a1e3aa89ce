package org.openbeian.review.domain.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Sealed;
import org.openbeian.review.domain.ReviewTask;

/**
 * The holder of a preliminary review phoned a principal (R-FLOW-2). It is recorded once and stays;
 * what was said is forgotten with the order's personal data.
 */
@Entity
@Immutable
@Table(name = "review_call")
public class ReviewCall {

  /** How many a task may have. */
  public static final int MOST = 50;

  @Id private UUID id;

  @Column(name = "task_id")
  private UUID taskId;

  private int number;
  private String principal;

  @Enumerated(EnumType.STRING)
  private CallResult result;

  @Column(name = "called_at")
  private Instant calledAt;

  @Column(name = "called_by")
  private String calledBy;

  private @Nullable String note;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  /** For Hibernate. */
  protected ReviewCall() {}

  /**
   * A call of the task's holder.
   *
   * @param id chosen by the caller
   * @param number its place among the task's, from 1 on
   */
  public static ReviewCall record(
      UUID id, ReviewTask task, int number, NewCall made, Actor by, Instant now) {
    task.requireCalling(by);
    ReviewCall call = new ReviewCall();
    call.id = id;
    call.taskId = task.id();
    call.number = number;
    call.principal = made.of();
    call.result = made.result();
    call.calledAt = made.at() == null ? now : made.at();
    call.calledBy = by.id();
    call.note = made.note() == null ? null : made.note().token();
    call.recordedAt = now;
    return call;
  }

  public UUID id() {
    return id;
  }

  /** The path of the principal that was phoned. */
  public String of() {
    return principal;
  }

  public CallResult result() {
    return result;
  }

  public Instant calledAt() {
    return calledAt;
  }

  public String calledBy() {
    return calledBy;
  }

  public @Nullable Sealed note() {
    return note == null ? null : new Sealed(note);
  }

  public Instant recordedAt() {
    return recordedAt;
  }
}
