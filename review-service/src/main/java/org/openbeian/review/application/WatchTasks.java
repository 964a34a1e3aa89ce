package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.StaffRecipient;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.contracts.review.ReviewEscalated;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.review.application.Staff.Member;
import org.openbeian.review.domain.Attention;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewTask;

/**
 * Takes tasks back from those who leave them alone, and tells the leads of what is late
 * (R-FLOW-10). A task has one wait, for the next of these; an act that makes it come earlier moves
 * the wait, one that makes it come later leaves it, to be found early and armed anew.
 */
@ApplicationScoped
public class WatchTasks {

  /** The kind of its deadlines. */
  public static final String KIND = "review-task";

  /** Who takes back what was left alone. */
  static final Actor ITSELF = Actor.system("review-service");

  private final ReviewTasks tasks;
  private final Staff staff;
  private final StaffRoster roster;
  private final Attention attention;
  private final ReviewClock reviewClock;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final Clock clock;

  WatchTasks(
      ReviewTasks tasks,
      Staff staff,
      StaffRoster roster,
      Attention attention,
      ReviewClock reviewClock,
      Deadlines deadlines,
      Outbox outbox,
      Clock clock) {
    this.tasks = tasks;
    this.staff = staff;
    this.roster = roster;
    this.attention = attention;
    this.reviewClock = reviewClock;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** When a locked task needs a look by itself; to be asked before an act, for {@link #follow}. */
  Optional<Instant> next(ReviewTask task) {
    return attention.next(task, now());
  }

  /** Moves the wait of a task that is open since now. */
  Uni<Void> begin(ReviewTask task) {
    return follow(task, Optional.empty());
  }

  /**
   * Moves the wait of a task that an act has changed.
   *
   * @param before what {@link #next} said before the act
   */
  Uni<Void> follow(ReviewTask task, Optional<Instant> before) {
    Optional<Instant> after = next(task);
    if (after.isEmpty()) {
      return task.state().waiting() || before.isEmpty()
          ? Uni.createFrom().voidItem()
          : deadlines.cancel(task.id(), KIND);
    }
    return before.isPresent() && !after.get().isBefore(before.get())
        ? Uni.createFrom().voidItem()
        : deadlines.arm(deadline(task, after.get()));
  }

  /** Ends the waits of tasks that are over. */
  public Uni<Void> end(List<ReviewTask> over) {
    Uni<Void> ended = Uni.createFrom().voidItem();
    for (ReviewTask task : over) {
      ended = ended.chain(() -> deadlines.cancel(task.id(), KIND));
    }
    return ended;
  }

  /** Fires what is due; what somebody else has locked is left out. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return tasks
        .lockUnlocked(due.stream().map(Deadline::aggregateId).toList())
        .chain(locked -> fire(due, locked));
  }

  private Uni<Collection<Deadline>> fire(List<Deadline> due, List<ReviewTask> locked) {
    Instant now = now();
    List<DomainEvent> events = new ArrayList<>();
    List<ReviewTask> late = new ArrayList<>();
    List<Deadline> next = new ArrayList<>();
    for (ReviewTask task : locked) {
      task.lapse(ITSELF, now).ifPresent(events::add);
      if (task.lateFrom() == null) {
        task.reckonDue(reviewClock);
      }
      attention
          .breach(task, now)
          .ifPresent(
              breach -> {
                task.noteEscalated(breach);
                late.add(task);
              });
      attention.next(task, now).ifPresent(at -> next.add(deadline(task, at)));
    }
    Map<UUID, ReviewTask> byId =
        locked.stream().collect(Collectors.toMap(ReviewTask::id, Function.identity()));
    return escalate(late, now)
        .invoke(events::addAll)
        .chain(() -> outbox.append(events))
        .chain(() -> deadlines.arm(next))
        .replaceWith(
            () ->
                due.stream().filter(deadline -> byId.containsKey(deadline.aggregateId())).toList());
  }

  /** The leads are told of the first of a day, stage and measure; the queue shows them the rest. */
  private Uni<List<DomainEvent>> escalate(List<ReviewTask> late, Instant now) {
    Uni<List<DomainEvent>> told = Uni.createFrom().item(new ArrayList<>());
    Map<Escalation, List<ReviewTask>> byEscalation =
        late.stream()
            .collect(
                Collectors.groupingBy(
                    task ->
                        new Escalation(WorkingCalendar.dayOf(now), task.stage(), breachOf(task))));
    for (Map.Entry<Escalation, List<ReviewTask>> each : byEscalation.entrySet()) {
      told =
          told.chain(
              events ->
                  toTell(each.getKey())
                      .map(
                          leads -> {
                            List<StaffRecipient> first = leads;
                            for (ReviewTask task : each.getValue()) {
                              events.add(escalated(task, first));
                              first = List.of();
                            }
                            return events;
                          }));
    }
    return told;
  }

  private Uni<List<StaffRecipient>> toTell(Escalation escalation) {
    return staff
        .tellOnce(escalation)
        .chain(
            first ->
                first
                    ? roster
                        .present(ReviewAccess.REVIEW_LEAD)
                        .map(leads -> leads.stream().map(Member::recipient).toList())
                    : Uni.createFrom().item(List.of()));
  }

  private static DomainEvent escalated(ReviewTask task, List<StaffRecipient> toTell) {
    return new ReviewEscalated(
        task.orderId(),
        task.round(),
        task.id(),
        task.stage().ofOrder(),
        task.filingType(),
        task.province(),
        breachOf(task),
        task.assignee(),
        Objects.requireNonNull(task.dueOn()),
        toTell);
  }

  private static ReviewBreach breachOf(ReviewTask task) {
    return Objects.requireNonNull(task.escalated());
  }

  private static Deadline deadline(ReviewTask task, Instant at) {
    return new Deadline(task.id(), KIND, task.round(), 0, at);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
