package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.order.Duty;
import org.openbeian.order.domain.duty.DutyState;
import org.openbeian.order.domain.duty.FilingDuty;
import org.openbeian.order.outbound.postgres.FilingDuties;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Shows an account the duties of its record, and takes down what it says of them (R-POST-2). */
@ApplicationScoped
public class KeepDuties {

  /** What a sub-user needs to answer (R-PERM-1). */
  static final String UPDATE = "beian:update";

  private static final String RULE = "R-POST-2";

  private final Transactions transactions;
  private final FilingRecords records;
  private final FilingDuties duties;
  private final Sealer sealer;
  private final Time time;

  KeepDuties(
      Transactions transactions,
      FilingRecords records,
      FilingDuties duties,
      Sealer sealer,
      Time time) {
    this.transactions = transactions;
    this.records = records;
    this.duties = duties;
    this.sealer = sealer;
    this.time = time;
  }

  /** A duty as its account sees it. */
  public record Kept(FilingDuty duty, boolean overdue, @Nullable String note) {}

  /**
   * The duties of a record.
   *
   * @param state null for all
   */
  public Uni<List<Kept>> of(String number, @Nullable DutyState state, Caller caller) {
    caller.require(FilersOrders.VIEW);
    return Panache.withSession(
            () ->
                records
                    .subject(number)
                    .invoke(subject -> ReadFilings.own(subject, caller))
                    .chain(() -> duties.of(number, state)))
        .map(found -> found.stream().map(this::kept).toList());
  }

  /** Takes an answer down; the same answer again changes nothing. */
  public Uni<Kept> answer(
      String number,
      String serviceNumber,
      Duty duty,
      DutyState answer,
      @Nullable String note,
      Caller caller) {
    caller.require(UPDATE);
    return transactions
        .inTransaction(
            () ->
                records
                    .subject(number)
                    .invoke(subject -> ReadFilings.own(subject, caller))
                    .chain(() -> duties.lock(serviceNumber, duty))
                    .invoke(found -> answer(of(number, found), answer, note)))
        .map(found -> kept(Objects.requireNonNull(found)));
  }

  private static FilingDuty of(String number, @Nullable FilingDuty found) {
    if (found == null || !found.subjectNumber().equals(number)) {
      throw ApiException.notFound();
    }
    return found;
  }

  private void answer(FilingDuty duty, DutyState answer, @Nullable String note) {
    if (duty.state() == DutyState.ENDED) {
      throw ApiException.of(409, "DUTY_ENDED").byRule(RULE);
    }
    if (answer == DutyState.NOT_APPLICABLE && !duty.mayNotApply()) {
      throw ApiException.invalid(
          List.of(Violation.of("state", RULE, "DUTY_APPLIES", duty.duty().name())));
    }
    if (duty.state() != answer || !Objects.equals(sealer.openNullable(duty.note()), note)) {
      duty.answer(answer, sealer.sealNullable(note), time.now());
    }
  }

  private Kept kept(FilingDuty duty) {
    return new Kept(duty, duty.isOverdue(time.today()), sealer.openNullable(duty.note()));
  }
}
