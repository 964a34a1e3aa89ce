package org.openbeian.review.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.contracts.review.SupplementAccepted;
import org.openbeian.contracts.review.SupplementArrived;
import org.openbeian.contracts.review.SupplementRequested;

/**
 * Something that the reviewer of a task wants before a pass (R-FLOW-3). The filer provides it, and
 * the reviewer accepts it or asks for it again; mailed originals are logged as arrived in between.
 * While it is open the task can't be passed; it closes when the task ends otherwise. Whoever
 * changes it has locked its task, which counts those that are open.
 */
@Entity
@Table(name = "review_supplement")
@DynamicUpdate
public class Supplement {

  @Id private UUID id;

  @Column(name = "task_id")
  private UUID taskId;

  private int number;

  @Enumerated(EnumType.STRING)
  private SupplementKind kind;

  @Enumerated(EnumType.STRING)
  private SupplementState state;

  private int asking;
  private @Nullable String note;
  private @Nullable String reason;

  @Column(name = "asked_at")
  private Instant askedAt;

  private @Nullable String courier;

  @Column(name = "courier_number")
  private @Nullable String courierNumber;

  private @Nullable String answer;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Pictures pictures;

  @Column(name = "provided_at")
  private @Nullable Instant providedAt;

  @Column(name = "arrived_at")
  private @Nullable Instant arrivedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For Hibernate. */
  protected Supplement() {}

  /** All pictures that were provided, as one document. */
  public record Pictures(List<Picture> items) {}

  /**
   * A picture that was provided.
   *
   * @param asking which asking it answers
   */
  public record Picture(int asking, SubmittedMaterial material) {}

  /**
   * One that is asked for now.
   *
   * @param id chosen by the caller
   * @param number its place among the task's, from 1 on
   * @param note what is wanted; null only where the kind says it
   */
  static Supplement ask(
      UUID id,
      ReviewTask task,
      int number,
      SupplementKind kind,
      @Nullable String note,
      Instant at) {
    if (kind == SupplementKind.MATERIAL && note == null) {
      throw new IllegalArgumentException("material is named by the note");
    }
    Supplement supplement = new Supplement();
    supplement.id = id;
    supplement.taskId = task.id();
    supplement.number = number;
    supplement.kind = kind;
    supplement.state = SupplementState.ASKED;
    supplement.asking = 1;
    supplement.note = note;
    supplement.pictures = new Pictures(List.of());
    supplement.askedAt = at;
    return supplement;
  }

  /** Whether the filer's answer is one to what is asked now. */
  public boolean isAnsweredBy(SupplementProvided event) {
    return event.asking() == asking
        && SupplementLifecycle.on(kind, state, SupplementTrigger.PROVIDE).isPresent();
  }

  /** The filer provided it; pictures of earlier askings stay. */
  public void provide(SupplementProvided event, Instant at) {
    move(SupplementTrigger.PROVIDE);
    pictures =
        new Pictures(
            Stream.concat(
                    pictures.items().stream(),
                    event.materials().stream().map(each -> new Picture(event.asking(), each)))
                .toList());
    courier = token(event.courier());
    courierNumber = token(event.courierNumber());
    answer = token(event.note());
    providedAt = at;
  }

  /** Mailed originals are here. */
  public DomainEvent arrive(ReviewTask task, Actor by, Instant at) {
    move(SupplementTrigger.ARRIVE);
    arrivedAt = at;
    return new SupplementArrived(task.orderId(), task.round(), taskId, by, id, asking);
  }

  /** It is as it should be. */
  public DomainEvent accept(ReviewTask task, Actor by, Instant at) {
    move(SupplementTrigger.ACCEPT);
    endedAt = at;
    return new SupplementAccepted(task.orderId(), task.round(), taskId, by, id, asking);
  }

  /** It is wrong, and asked for again; what was said of it so far is forgotten. */
  public void askAgain(String why, Instant at) {
    move(SupplementTrigger.ASK_AGAIN);
    asking++;
    reason = why;
    askedAt = at;
    courier = null;
    courierNumber = null;
    answer = null;
    providedAt = null;
    arrivedAt = null;
  }

  /** Its review ended. */
  public void close(Instant at) {
    move(SupplementTrigger.CLOSE);
    endedAt = at;
  }

  /**
   * Tells that it is asked for.
   *
   * @param address where originals go
   */
  public DomainEvent asked(ReviewTask task, Actor by, String address) {
    return new SupplementRequested(
        task.orderId(),
        task.round(),
        taskId,
        by,
        id,
        asking,
        kind,
        note,
        reason,
        kind == SupplementKind.MAILED_ORIGINALS ? address : null);
  }

  private void move(SupplementTrigger trigger) {
    state =
        SupplementLifecycle.on(kind, state, trigger)
            .orElseThrow(() -> new SupplementRefusedException(this));
  }

  private static @Nullable String token(@Nullable Sealed sealed) {
    return sealed == null ? null : sealed.token();
  }

  private static @Nullable Sealed sealed(@Nullable String token) {
    return token == null ? null : new Sealed(token);
  }

  /** Whether the filer, or the post, is waited for; else the reviewer, or nobody. */
  public boolean isAwaited() {
    return switch (state) {
      case ASKED -> true;
      case PROVIDED -> kind == SupplementKind.MAILED_ORIGINALS;
      case ARRIVED, ACCEPTED, CLOSED -> false;
    };
  }

  public UUID id() {
    return id;
  }

  public UUID taskId() {
    return taskId;
  }

  public SupplementKind kind() {
    return kind;
  }

  public SupplementState state() {
    return state;
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

  /** What was provided as pictures, at all askings, the oldest first; empty when it is erased. */
  public List<Picture> pictures() {
    return pictures.items();
  }

  /** One of the pictures; empty when it was provided without it. */
  public Optional<SubmittedMaterial> picture(UUID material) {
    return pictures.items().stream()
        .map(Picture::material)
        .filter(each -> each.id().equals(material))
        .findAny();
  }

  public @Nullable Instant providedAt() {
    return providedAt;
  }

  public @Nullable Instant arrivedAt() {
    return arrivedAt;
  }

  /** When it was accepted, or closed with its review. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }
}
