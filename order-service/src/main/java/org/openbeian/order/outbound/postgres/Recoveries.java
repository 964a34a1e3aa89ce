package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.recovery.AccountRecovery;
import org.openbeian.order.domain.recovery.RecoveryState;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/** Account recoveries; everything runs in the caller's session. */
@ApplicationScoped
public class Recoveries {

  public Uni<Void> add(AccountRecovery recovery) {
    return Panache.getSession().chain(session -> session.persist(recovery));
  }

  /** Loads one for an act; who comes second waits. Null when there is none. */
  public Uni<@Nullable AccountRecovery> lock(UUID id) {
    return Panache.getSession()
        .chain(session -> session.find(AccountRecovery.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Loads one to look at it. Null when there is none. */
  public Uni<@Nullable AccountRecovery> find(UUID id) {
    return Panache.getSession().chain(session -> session.find(AccountRecovery.class, id));
  }

  /**
   * Newest first, one more than {@code limit} where more follow.
   *
   * @param state null for all
   */
  public Uni<List<AccountRecovery>> page(
      @Nullable RecoveryState state, @Nullable Cursor after, int limit) {
    String query =
        "from AccountRecovery where state in :states"
            + (after == null ? "" : " and (openedAt < :time or openedAt = :time and id < :id)")
            + " order by openedAt desc, id desc";
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<AccountRecovery> select =
                  session.createQuery(query, AccountRecovery.class);
              select.setParameter(
                  "states", state == null ? List.of(RecoveryState.values()) : List.of(state));
              if (after != null) {
                select.setParameter("time", after.time());
                select.setParameter("id", after.id());
              }
              return select.setMaxResults(limit + 1).getResultList();
            });
  }

  /** Locks those that nobody else has locked. */
  public Uni<Set<UUID>> lockUnlocked(Collection<UUID> ids) {
    return Sql.rows(
            "select id from account_recovery where id = any ($1) for update skip locked",
            (Object) ids.toArray(UUID[]::new))
        .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
  }

  /**
   * Forgets those that came to nothing, with their codes. What support approved and what led to an
   * order stays.
   */
  public Uni<Void> forget(Collection<UUID> ids) {
    return Sql.update(
            "with gone as (delete from account_recovery where id = any ($1)"
                + " and approved_by is null and order_id is null returning id)"
                + " delete from one_time_code where thing in (select id from gone)",
            (Object) ids.toArray(UUID[]::new))
        .replaceWithVoid();
  }
}
