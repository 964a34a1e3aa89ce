package org.openbeian.smsverify.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.smsverify.application.Verifications;
import org.openbeian.smsverify.domain.Verification;
import org.openbeian.smsverify.domain.VerificationState;

/** Verifications as rows. */
@ApplicationScoped
class PostgresVerifications implements Verifications {

  @Override
  public Uni<@Nullable Verification> lock(OrderId orderId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .find(Verification.class, orderId.value(), LockModeType.PESSIMISTIC_WRITE)
                    .chain(
                        found ->
                            found == null
                                ? Uni.createFrom().nullItem()
                                : withPhones(session, List.of(found)).map(all -> all.get(0))));
  }

  @Override
  public Uni<List<Verification>> lockPendingOf(String phoneIndex) {
    String hql =
        "from Verification v where v.state = ?1 and v.orderId in"
            + " (select p.verification.orderId from VerificationPhone p where p.phoneIndex = ?2)"
            + " order by v.orderId";
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(hql, Verification.class)
                    .setParameter(1, VerificationState.PENDING)
                    .setParameter(2, phoneIndex)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .chain(found -> withPhones(session, found)));
  }

  /** Read after the lock was got: a join would show them as they were before the wait for it. */
  private static Uni<List<Verification>> withPhones(
      Mutiny.Session session, List<Verification> locked) {
    if (locked.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createQuery(
            "select distinct v from Verification v left join fetch v.phones where v.orderId in ?1"
                + " order by v.orderId",
            Verification.class)
        .setParameter(1, locked.stream().map(v -> v.orderId().value()).toList())
        .getResultList();
  }

  @Override
  public Uni<List<Verification>> lockFree(List<UUID> orderIds) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery("from Verification where orderId in ?1", Verification.class)
                    .setParameter(1, orderIds)
                    .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                    .getResultList());
  }

  @Override
  public Uni<@Nullable Verification> read(OrderId orderId) {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session
                            .createQuery(
                                "from Verification v left join fetch v.phones where v.orderId = ?1",
                                Verification.class)
                            .setParameter(1, orderId.value())
                            .getSingleResultOrNull()));
  }

  @Override
  public Uni<Void> forgetPhones(OrderId orderId) {
    return Sql.rows(
            "select order_id from verification where order_id = $1 for update", orderId.value())
        .chain(
            () -> Sql.update("delete from verification_phone where order_id = $1", orderId.value()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> add(Verification verification) {
    return Panache.getSession().chain(session -> session.persist(verification));
  }
}
