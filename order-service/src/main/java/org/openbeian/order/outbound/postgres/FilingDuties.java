package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.order.Duty;
import org.openbeian.order.domain.duty.DutyState;
import org.openbeian.order.domain.duty.FilingDuty;
import org.openbeian.platform.persistence.Sql;

/** Duties after grants; everything runs in the caller's session. */
@ApplicationScoped
public class FilingDuties {

  /**
   * An open duty with a date.
   *
   * @param recipient of the order that it began with
   * @param account whose record it is now
   */
  public record Open(FilingDuty duty, int round, Recipient recipient, String account) {}

  /** A duty, locked until the transaction ends; null when there is none. */
  public Uni<@Nullable FilingDuty> lock(String serviceNumber, Duty duty) {
    return Panache.getSession()
        .chain(
            session ->
                session.find(
                    FilingDuty.class,
                    new FilingDuty.Key(serviceNumber, duty),
                    LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The duties of a record.
   *
   * @param state null for all
   */
  public Uni<List<FilingDuty>> of(String subjectNumber, @Nullable DutyState state) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from FilingDuty where subjectNumber = ?1 and state in ?2"
                            + " order by grantedAt, serviceNumber, duty",
                        FilingDuty.class)
                    .setParameter(1, subjectNumber)
                    .setParameter(
                        2, state == null ? Arrays.asList(DutyState.values()) : List.of(state))
                    .getResultList());
  }

  /** What is open and has a date, of the duties that began with these orders. */
  public Uni<List<Open>> open(Collection<UUID> orderIds) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select new org.openbeian.order.outbound.postgres.FilingDuties$Open("
                            + "d, o.round, o.recipient, f.account)"
                            + " from FilingDuty d join Order o on o.id = d.orderId"
                            + " join FilingSubject f on f.number = d.subjectNumber"
                            + " where d.orderId in ?1 and d.state = DutyState.OPEN"
                            + " and d.dueOn is not null order by d.serviceNumber, d.duty",
                        Open.class)
                    .setParameter(1, orderIds)
                    .getResultList());
  }

  /** Ends what is open of services that end. */
  public Uni<Void> end(List<String> serviceNumbers) {
    if (serviceNumbers.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Sql.update(
            "update filing_duty set state = 'ENDED' where service_number = any($1::text[])"
                + " and state = 'OPEN'",
            (Object) serviceNumbers.toArray(String[]::new))
        .replaceWithVoid();
  }
}
