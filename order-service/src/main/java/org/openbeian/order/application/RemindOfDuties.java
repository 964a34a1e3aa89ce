package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.order.DutyReminded;
import org.openbeian.order.domain.duty.DutyReminders;
import org.openbeian.order.domain.duty.FilingDuty;
import org.openbeian.order.outbound.postgres.FilingDuties;
import org.openbeian.order.outbound.postgres.FilingDuties.Open;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.outbox.Outbox;

/**
 * Reminds filers of what is still open (R-POST-2). It changes no duty and so locks none: an answer
 * that comes in the same moment comes too late for this reminder. A whole batch costs a handful of
 * statements.
 */
@ApplicationScoped
public class RemindOfDuties {

  private final FilingDuties duties;
  private final Outbox outbox;
  private final Deadlines deadlines;
  private final DutyReminders reminders;
  private final Time time;

  RemindOfDuties(
      FilingDuties duties, Outbox outbox, Deadlines deadlines, DutyReminders reminders, Time time) {
    this.duties = duties;
    this.outbox = outbox;
    this.deadlines = deadlines;
    this.reminders = reminders;
    this.time = time;
  }

  /** Fires what is due; where several steps have passed meanwhile, filers are reminded once. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return duties
        .open(due.stream().map(Deadline::aggregateId).toList())
        .chain(open -> fire(due, open));
  }

  private Uni<Collection<Deadline>> fire(List<Deadline> due, List<Open> open) {
    Map<UUID, List<Open>> byOrder =
        open.stream().collect(Collectors.groupingBy(each -> each.duty().orderId().value()));
    List<DomainEvent> events = new ArrayList<>();
    List<Deadline> next = new ArrayList<>();
    for (Deadline deadline : due) {
      List<Open> ofOrder = byOrder.get(deadline.aggregateId());
      if (ofOrder != null) {
        remind(deadline, ofOrder, events).ifPresent(next::add);
      }
    }
    return outbox.append(events).chain(() -> deadlines.arm(next)).replaceWith(due);
  }

  /** One that is not due by the present settings waits on; answers the next step's. */
  private Optional<Deadline> remind(Deadline deadline, List<Open> open, List<DomainEvent> events) {
    Instant now = time.now();
    Instant grantedAt = open.get(0).duty().grantedAt();
    Optional<Integer> step = reminders.stepOf(deadline.step());
    if (step.isEmpty()) {
      return Optional.empty();
    }
    if (!now.isBefore(reminders.dueAt(step.get(), grantedAt))) {
      open.forEach(each -> events.add(reminder(each)));
    }
    return reminders
        .next(grantedAt, now)
        .map(
            days ->
                new Deadline(
                    deadline.aggregateId(),
                    DutyReminders.KIND,
                    deadline.round(),
                    days,
                    reminders.dueAt(days, grantedAt)));
  }

  private DutyReminded reminder(Open open) {
    FilingDuty duty = open.duty();
    return new DutyReminded(
        duty.orderId(),
        open.round(),
        recipient(open),
        duty.subjectNumber(),
        duty.serviceNumber(),
        duty.duty(),
        Objects.requireNonNull(duty.dueOn()),
        duty.isOverdue(time.today()));
  }

  /** After a hand-over the new account hears of it, in-site: no address of it is known here. */
  private static Recipient recipient(Open open) {
    Recipient first = open.recipient();
    return first.account().value().equals(open.account())
        ? first
        : new Recipient(new AccountId(open.account()), null, null, first.locale());
  }
}
