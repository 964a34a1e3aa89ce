package org.openbeian.review.application;

import static org.openbeian.review.domain.RecordStatus.ACCESS_CANCELLED;
import static org.openbeian.review.domain.RecordStatus.DEREGISTERED;
import static org.openbeian.review.domain.RecordStatus.IN_FORCE;
import static org.openbeian.review.domain.RecordStatus.MIGRATED;
import static org.openbeian.review.domain.RecordStatus.REVOKED;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.RecordChange;
import org.openbeian.review.domain.RecordStatus;
import org.openbeian.review.domain.SubjectRecord;
import org.openbeian.review.domain.SubmissionId;

/**
 * Keeps what orders tell of the record, so that reviewers see it beside the next order of the same
 * subject and the bureau finds what it may take back (R-FLOW-2, R-PERM-2). Of services from before
 * this was kept, the next order about them tells.
 */
@ApplicationScoped
public class KeepSubjectRecords {

  private final Transactions transactions;
  private final SubjectRecords records;
  private final ReviewTasks tasks;
  private final Clock clock;

  KeepSubjectRecords(
      Transactions transactions, SubjectRecords records, ReviewTasks tasks, Clock clock) {
    this.transactions = transactions;
    this.records = records;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Services come on record. */
  public Uni<Outcome> on(FilingGranted event) {
    // only what has its number from elsewhere may have been here before; else the event is late
    boolean mayReturn = event.type() == FilingType.ADD_ACCESS;
    return keep(
        event.orderId(),
        event.round(),
        event.subjectNumber(),
        known -> {
          boolean changed = false;
          for (FilingGranted.GrantedService service : event.services()) {
            changed |=
                known.named(
                    service.number(),
                    event.recipient().account(),
                    IN_FORCE,
                    record ->
                        mayReturn && record.reinstate(event.recipient().account(), known.change()));
          }
          return known.identified(changed);
        });
  }

  /** Services that were filed with this provider before come on record here. */
  public Uni<Outcome> on(FilingClaimed event) {
    return keep(
        event.orderId(),
        event.round(),
        event.subjectNumber(),
        known ->
            known.identified(
                known.eachNamed(
                    event.serviceNumbers(),
                    event.recipient().account(),
                    IN_FORCE,
                    record -> record.reinstate(event.recipient().account(), known.change()))));
  }

  /** The record says something new: of the services that are named, or of the subject of all. */
  public Uni<Outcome> on(FilingChanged event) {
    AccountId owner = event.recipient().account();
    return keep(
        event.orderId(),
        event.round(),
        event.subjectNumber(),
        known -> {
          boolean changed =
              known.eachNamed(
                  event.serviceNumbers(),
                  owner,
                  IN_FORCE,
                  record -> record.change(owner, known.change()));
          if (event.type() != FilingType.CHANGE_SERVICE) {
            changed |= known.each(record -> record.change(owner, known.change()));
          }
          return known.identified(changed);
        });
  }

  /** Services are no longer filed with this provider. */
  public Uni<Outcome> on(AccessCancelled event) {
    return keep(
        event.orderId(),
        event.round(),
        event.subjectNumber(),
        known ->
            known.identified(
                known.eachNamed(
                    event.serviceNumbers(),
                    event.recipient().account(),
                    ACCESS_CANCELLED,
                    record -> record.end(ACCESS_CANCELLED, known.change()))));
  }

  /** Numbers are void. */
  public Uni<Outcome> on(FilingDeregistered event) {
    return end(
        event.orderId(),
        event.round(),
        event.recipient().account(),
        event.subjectNumber(),
        event.serviceNumbers(),
        event.subjectEnded(),
        DEREGISTERED);
  }

  /** The bureau took numbers back. */
  public Uni<Outcome> on(FilingRevoked event) {
    return end(
        event.orderId(),
        event.round(),
        event.recipient().account(),
        event.subjectNumber(),
        event.serviceNumbers(),
        event.subjectEnded(),
        REVOKED);
  }

  /** The subject with all its services belongs to another account. */
  public Uni<Outcome> on(FilingTransferred event) {
    return keep(
        event.orderId(),
        event.round(),
        event.subjectNumber(),
        known -> {
          known.eachNamed(event.serviceNumbers(), event.targetAccount(), IN_FORCE, record -> false);
          return known.identified(
              known.each(
                  record -> {
                    record.handOver(event.targetAccount(), known.change());
                    return true;
                  }));
        });
  }

  /** Services left one subject and have numbers of another one. */
  public Uni<Outcome> on(FilingMigrated event) {
    List<String> former =
        event.services().stream().map(FilingMigrated.MigratedService::formerNumber).toList();
    List<String> numbers =
        event.services().stream().map(FilingMigrated.MigratedService::number).toList();
    return transactions.inTransaction(
        () ->
            keep(
                    event.orderId(),
                    event.round(),
                    event.formerSubjectNumber(),
                    // not identified: the order is of the subject that takes them in
                    known ->
                        known.eachNamed(
                            former,
                            event.recipient().account(),
                            MIGRATED,
                            record -> record.end(MIGRATED, known.change())))
                .chain(
                    left ->
                        keep(
                                event.orderId(),
                                event.round(),
                                event.subjectNumber(),
                                known ->
                                    known.identified(
                                        known.eachNamed(
                                            numbers,
                                            event.targetAccount(),
                                            IN_FORCE,
                                            record -> false)))
                            .map(taken -> left == Outcome.APPLIED ? left : taken)));
  }

  private Uni<Outcome> end(
      OrderId order,
      int round,
      AccountId account,
      String subjectNumber,
      List<String> serviceNumbers,
      boolean subjectEnded,
      RecordStatus how) {
    return keep(
        order,
        round,
        subjectNumber,
        known -> {
          boolean changed =
              known.eachNamed(
                  serviceNumbers, account, how, record -> record.end(how, known.change()));
          if (subjectEnded) {
            changed |= known.each(record -> record.end(how, known.change()));
          }
          return known.identified(changed);
        });
  }

  private Uni<Outcome> keep(
      OrderId order, int round, String subjectNumber, Predicate<Known> whetherChanged) {
    return transactions.inTransaction(
        () ->
            known(order, round, subjectNumber)
                .chain(known -> saved(known, whetherChanged.test(known))));
  }

  private Uni<Known> known(OrderId order, int round, String subjectNumber) {
    RecordChange change =
        new RecordChange(order, round, clock.instant().truncatedTo(ChronoUnit.MICROS));
    return records
        .lock(subjectNumber)
        .chain(
            rows ->
                tasks
                    .submission(SubmissionId.of(order, round))
                    .map(
                        submission ->
                            new Known(
                                subjectNumber,
                                rows,
                                submission == null ? null : submission.subjectKey(),
                                change)));
  }

  private Uni<Outcome> saved(Known known, boolean changed) {
    return records.add(known.added()).replaceWith(changed ? Outcome.APPLIED : Outcome.STALE);
  }

  /** A subject's rows while an event is applied to them. */
  private static final class Known {

    private final String subjectNumber;
    private final Map<String, SubjectRecord> rows;
    private final @Nullable String subjectKey;
    private final RecordChange change;
    private final List<SubjectRecord> added = new ArrayList<>();

    Known(
        String subjectNumber,
        List<SubjectRecord> rows,
        @Nullable String subjectKey,
        RecordChange change) {
      this.subjectNumber = subjectNumber;
      this.rows =
          rows.stream()
              .collect(Collectors.toMap(SubjectRecord::serviceNumber, Function.identity()));
      this.subjectKey = subjectKey;
      this.change = change;
    }

    RecordChange change() {
      return change;
    }

    List<SubjectRecord> added() {
      return added;
    }

    boolean each(Predicate<SubjectRecord> act) {
      boolean changed = false;
      for (SubjectRecord row : rows.values()) {
        changed |= act.test(row);
      }
      return changed;
    }

    boolean eachNamed(
        List<String> numbers,
        AccountId account,
        RecordStatus whenNew,
        Predicate<SubjectRecord> act) {
      boolean changed = false;
      for (String number : numbers) {
        changed |= named(number, account, whenNew, act);
      }
      return changed;
    }

    /** Acts on the row of a number; one that is new stands as it is told. */
    boolean named(
        String number, AccountId account, RecordStatus whenNew, Predicate<SubjectRecord> act) {
      SubjectRecord row = rows.get(number);
      if (row != null) {
        return act.test(row);
      }
      SubjectRecord record = SubjectRecord.of(subjectNumber, number, account, whenNew, change);
      rows.put(number, record);
      added.add(record);
      return true;
    }

    /** The order says who the subject is: its certificate may be another one than before. */
    boolean identified(boolean changed) {
      if (changed && subjectKey != null) {
        for (SubjectRecord row : rows.values()) {
          row.identify(subjectKey);
        }
      }
      return changed;
    }
  }
}
