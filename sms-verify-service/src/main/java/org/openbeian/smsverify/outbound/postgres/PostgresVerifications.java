package org.openbeian.smsverify.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.smsverify.application.Verifications;
import org.openbeian.smsverify.domain.Verification;
import org.openbeian.smsverify.domain.VerificationPhone;
import org.openbeian.smsverify.domain.WrongEntry;

/** Verifications as rows. */
@ApplicationScoped
class PostgresVerifications implements Verifications {

  /** So many are looked at, if not more wait: a number may have had any number of orders. */
  private static final int LOOKED_AT = 4;

  private static final int KINDS_OF_STAND_INS = 256;

  /**
   * The rows are locked by nothing but their keys: one that changed while it was waited for must
   * not be left out.
   */
  private static final String LOCK_OF_PHONE =
      "with waiting as (select order_id from verification_phone"
          + " where phone_index = $1 and closed_at is null),"
          + " over as (select order_id from verification_phone"
          + " where phone_index = $1 and closed_at is not null order by closed_at desc"
          + " limit greatest(0, $3 - (select count(*) from waiting))),"
          + " stand_ins as (select order_id from verification_phone"
          + " where phone_index = $2 and closed_at is not null limit greatest(0, $3"
          + " - (select count(*) from waiting) - (select count(*) from over)))"
          + " select order_id from verification where order_id = any(array("
          + "select order_id from waiting union all select order_id from over"
          + " union all select order_id from stand_ins)) order by order_id for update";

  private static final String CLOSE =
      "with dropped as (delete from sms_dispatch where order_id = any($1))"
          + " update verification_phone set closed_at = $2 where order_id = any($1)";

  /** What a wrong entry counts on; the row of the number itself is written in any case. */
  private static final String COUNT =
      "with tried as (update verification_phone set wrong_tries = wrong_tries + 1"
          + " where id = any($1)),"
          + " asked as (update verification_phone set wrong_resends = wrong_resends + 1"
          + " where id = any($2)),"
          + " touched as (update verification_phone set wrong_resends = wrong_resends"
          + " where id = any($9))"
          + " insert into wrong_entry as w (phone_index, entries, since) values ($3, $4, $5)"
          + " on conflict (phone_index) do update set"
          + " entries = case when $6 or w.since <= $7 then excluded.entries"
          + " else w.entries + excluded.entries end,"
          + " since = case when $6 or w.since <= $7 or w.entries + excluded.entries = $8"
          + " then excluded.since else w.since end"
          + " returning entries";

  private static final int SIXTH = VerificationPhone.WRONG_TRIES + 1;

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
  public Uni<List<Verification>> lockOf(String phoneIndex) {
    return Sql.rows(LOCK_OF_PHONE, phoneIndex, standInFor(phoneIndex), LOOKED_AT)
        .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList())
        .chain(ids -> Panache.getSession().chain(session -> byId(session, ids)));
  }

  private static String standInFor(String phoneIndex) {
    return "nobody-" + Math.floorMod(phoneIndex.hashCode(), KINDS_OF_STAND_INS);
  }

  @Override
  public Uni<Boolean> count(WrongEntry wrong, Instant now, Instant forgottenBefore) {
    int added = wrong.nobodys() ? 1 : 0;
    return Sql.value(
            Integer.class,
            COUNT,
            wrong.tried().toArray(UUID[]::new),
            wrong.asked().toArray(UUID[]::new),
            wrong.phoneIndex(),
            wrong.failed() ? SIXTH : added,
            now,
            wrong.failed(),
            forgottenBefore,
            SIXTH,
            wrong.touched().toArray(UUID[]::new))
        .map(entries -> wrong.nobodys() && entries == SIXTH);
  }

  @Override
  public Uni<Void> forgetWrongEntries(Instant begunBefore) {
    return Sql.update("delete from wrong_entry where since < $1", begunBefore).replaceWithVoid();
  }

  @Override
  public Uni<Void> close(List<UUID> orderIds, Instant at) {
    return Sql.update(CLOSE, orderIds.toArray(UUID[]::new), at).replaceWithVoid();
  }

  /** Read after the lock was got: a join would show them as they were before the wait for it. */
  private static Uni<List<Verification>> withPhones(
      Mutiny.Session session, List<Verification> locked) {
    return byId(session, locked.stream().map(v -> v.orderId().value()).toList());
  }

  private static Uni<List<Verification>> byId(Mutiny.Session session, List<UUID> orderIds) {
    return session
        .createQuery(
            "select distinct v from Verification v left join fetch v.phones where v.orderId in ?1"
                + " order by v.orderId",
            Verification.class)
        .setParameter(1, orderIds)
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
                                "from Verification v left join fetch v.phones where v.orderId = ?1"
                                    + " and v.round > 0",
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
