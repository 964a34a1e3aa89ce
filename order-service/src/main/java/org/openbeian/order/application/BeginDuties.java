package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.duty.DutyReminders;
import org.openbeian.order.domain.duty.DutyRules;
import org.openbeian.order.domain.duty.FilingDuty;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;

/** Lets the duties of services begin with the grant that puts them on record (R-POST-2). */
@ApplicationScoped
class BeginDuties {

  private final DutyRules rules;
  private final DutyReminders reminders;
  private final Deadlines deadlines;

  BeginDuties(DutyRules rules, DutyReminders reminders, Deadlines deadlines) {
    this.rules = rules;
    this.reminders = reminders;
    this.deadlines = deadlines;
  }

  /** The rows, to be written with those of the services. */
  List<FilingDuty> of(FilingSubject subject, List<FilingService> services, Order order) {
    return services.stream()
        .flatMap(
            service ->
                rules.of(service.kind(), subject.province()).stream()
                    .map(due -> new FilingDuty(due, service, order)))
        .toList();
  }

  /** Arms the first reminder; one for all that the order put on record. */
  Uni<Void> armReminder(Order order) {
    return reminders
        .next(order.updatedAt(), order.updatedAt())
        .map(
            step ->
                deadlines.arm(
                    new Deadline(
                        order.id().value(),
                        DutyReminders.KIND,
                        order.round(),
                        step,
                        reminders.dueAt(step, order.updatedAt()))))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
