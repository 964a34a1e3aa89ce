package org.openbeian.smsverify.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.sms.UnknownFate;
import org.openbeian.smsverify.application.Dispatches;
import org.openbeian.smsverify.domain.SmsDispatch;
import org.openbeian.smsverify.domain.VerificationPhone;

/** Dispatches as rows; each is one process's to send until its lease ends. */
@ApplicationScoped
class PostgresDispatches implements Dispatches {

  /** This process; another one after a restart. */
  private final UUID process = UUID.randomUUID();

  private final Clock clock;
  private final Duration lease;

  PostgresDispatches(
      Clock clock, @ConfigProperty(name = "beian.sms.dispatch.lease") Duration lease) {
    this.clock = clock;
    this.lease = lease;
  }

  @Override
  public Uni<Void> add(List<SmsDispatch> dispatches) {
    Instant until = clock.instant().plus(lease);
    dispatches.forEach(dispatch -> dispatch.takenBy(process, until));
    return Panache.getSession().chain(session -> session.persistAll(dispatches.toArray()));
  }

  @Override
  public Uni<List<SmsDispatch>> mine(int limit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from SmsDispatch where takenBy = ?1 order by createdAt", SmsDispatch.class)
                    .setParameter(1, process)
                    .setMaxResults(limit)
                    .setReadOnly(true)
                    .getResultList());
  }

  @Override
  public Uni<Integer> takeOver(int limit, Instant now) {
    return Sql.update(
        "update sms_dispatch set taken_by = $1, due_at = $2, tries = tries + 1 where id in"
            + " (select id from sms_dispatch where due_at <= $3 order by due_at limit $4"
            + " for update skip locked)",
        process,
        now.plus(lease),
        now,
        limit);
  }

  @Override
  public Uni<Void> postpone(SmsDispatch dispatch, @Nullable UnknownFate fate, Instant until) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createMutationQuery(
                        "update SmsDispatch set takenBy = null, dueAt = ?1, fateGateway = ?2,"
                            + " fateSince = ?3 where id = ?4 and takenBy = ?5")
                    .setParameter(1, until)
                    .setParameter(2, fate == null ? null : fate.gateway())
                    .setParameter(3, fate == null ? null : fate.since())
                    .setParameter(4, dispatch.id())
                    .setParameter(5, process)
                    .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> keep(SmsDispatch dispatch, UnknownFate fate) {
    return Sql.update(
            "update sms_dispatch set fate_gateway = $1, fate_since = $2 where id = $3",
            fate.gateway(),
            fate.since(),
            dispatch.id())
        .replaceWithVoid();
  }

  @Override
  public Uni<Set<UUID>> finish(List<UUID> ids) {
    return Sql.rows(
            "delete from sms_dispatch where id = any($1) returning id",
            (Object) ids.toArray(UUID[]::new))
        .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
  }

  @Override
  public Uni<Void> dropOf(List<UUID> orderIds) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createMutationQuery("delete from SmsDispatch where orderId in ?1")
                    .setParameter(1, orderIds)
                    .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> dropOf(VerificationPhone phone) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createMutationQuery("delete from SmsDispatch where phoneId = ?1")
                    .setParameter(1, phone.id())
                    .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<Waiting> waiting() {
    return Panache.withSession(() -> Sql.rows("select count(*), min(created_at) from sms_dispatch"))
        .map(rows -> new Waiting((Long) rows.get(0)[0], (Instant) rows.get(0)[1]));
  }

  @Override
  public Uni<Long> untried() {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session
                            .createQuery(
                                "select count(*) from SmsDispatch where tries = 0"
                                    + " and takenBy is not null",
                                Long.class)
                            .getSingleResult()));
  }
}
