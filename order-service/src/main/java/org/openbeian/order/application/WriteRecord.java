package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.RecordEffect;
import org.openbeian.order.domain.record.Filing;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.outbound.postgres.FilingDuties;
import org.openbeian.order.outbound.postgres.FilingRecords;

/**
 * Lets a grant have its effect on the record (R-FLOW-7), on who has which contact (R-SUBJ-6), and
 * on the duties of the services that come and go with it (R-POST-2).
 */
@ApplicationScoped
class WriteRecord {

  private final FilingRecords records;
  private final FilingDuties duties;
  private final BeginDuties beginDuties;
  private final LookUpContacts lookUpContacts;

  WriteRecord(
      FilingRecords records,
      FilingDuties duties,
      BeginDuties beginDuties,
      LookUpContacts lookUpContacts) {
    this.records = records;
    this.duties = duties;
    this.beginDuties = beginDuties;
    this.lookUpContacts = lookUpContacts;
  }

  /**
   * Runs in the transaction that grants.
   *
   * @param grant the bureau's numbers; null where no bureau decides
   */
  Uni<Void> of(Order order, @Nullable Grant grant) {
    return filing(order, grant)
        .invoke(filing -> filing.apply(order, grant))
        .chain(filing -> write(filing, order))
        .chain(
            () ->
                order.plan().effect().movesServices()
                    ? takeIn(order, requireNonNull(grant))
                    : Uni.createFrom().voidItem());
  }

  /** Lets a revocation have its effect; in its transaction. */
  Uni<Void> of(Filing revoked) {
    return records
        .add(revoked.added())
        .chain(() -> records.unfile(revoked.unfiled()))
        .chain(() -> lookUpContacts.keep(revoked))
        .chain(() -> duties.end(revoked.ended()));
  }

  /** The services are on record all the time: they leave and arrive in one transaction. */
  private Uni<Void> takeIn(Order order, Grant grant) {
    return receiving(order, grant)
        .invoke(filing -> filing.takeIn(order, grant))
        .chain(filing -> write(filing, order));
  }

  private Uni<Filing> receiving(Order order, Grant grant) {
    return order.isForSubjectOnRecord()
        ? records
            .lock(requireNonNull(order.targetNumber()))
            .chain(subject -> withServices(requireNonNull(subject)))
        : Uni.createFrom().item(Filing.begunByMigration(order, grant));
  }

  private Uni<Filing> withServices(FilingSubject subject) {
    return records
        .services(List.of(subject.number()))
        .map(services -> Filing.of(subject, services));
  }

  private Uni<Void> write(Filing filing, Order order) {
    List<FilingService> begun = filing.begun();
    List<Object> rows = new ArrayList<>(filing.added());
    rows.addAll(beginDuties.of(filing.subject(), begun, order));
    return records
        .add(rows)
        .chain(() -> records.unfile(filing.unfiled()))
        .chain(() -> lookUpContacts.keep(filing))
        .chain(() -> duties.end(filing.ended()))
        .chain(
            () -> begun.isEmpty() ? Uni.createFrom().voidItem() : beginDuties.armReminder(order));
  }

  private Uni<Filing> filing(Order order, @Nullable Grant grant) {
    RecordEffect effect = order.plan().effect();
    if (effect == RecordEffect.PUT_ON_RECORD) {
      return Uni.createFrom().item(Filing.begunBy(order, grant));
    }
    String number = requireNonNull(order.filingNumber());
    return records
        .lock(number)
        .chain(
            subject -> {
              if (subject == null && !effect.mayBegin()) {
                throw new IllegalStateException("no record " + number);
              }
              return subject == null
                  ? Uni.createFrom().item(Filing.begunBy(order, grant))
                  : withServices(subject);
            });
  }
}
