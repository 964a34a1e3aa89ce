package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.revocation.Revocations;
import org.openbeian.review.domain.revocation.FilingRevocation;
import org.openbeian.review.domain.revocation.RevocationState;

/** Revocations in {@code filing_revocation}. */
@ApplicationScoped
class PostgresRevocations implements Revocations {

  private static final String STATE = "org.openbeian.review.domain.revocation.RevocationState.";

  // a lock of the subject's: before the first is asked for there is no row to lock
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('filing_revocation ' || $1, 0))";

  @Override
  public Uni<@Nullable FilingRevocation> find(UUID id) {
    return Panache.getSession().chain(session -> session.find(FilingRevocation.class, id));
  }

  @Override
  public Uni<@Nullable FilingRevocation> lock(UUID id) {
    // its row only after the lock: what a session has loaded it does not read again
    return Sql.value(String.class, "select subject_number from filing_revocation where id = $1", id)
        .chain(
            subject ->
                subject == null
                    ? Uni.createFrom().nullItem()
                    : Sql.rows(LOCK, subject).chain(() -> find(id)));
  }

  @Override
  public Uni<List<FilingRevocation>> lockLiveOf(String subjectNumber) {
    return Sql.rows(LOCK, subjectNumber)
        .chain(Panache::getSession)
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from FilingRevocation where subjectNumber = ?1 and state in ("
                            + STATE
                            + "PENDING, "
                            + STATE
                            + "CONFIRMED) order by requestedAt, id",
                        FilingRevocation.class)
                    .setParameter(1, subjectNumber)
                    .getResultList());
  }

  @Override
  public Uni<List<FilingRevocation>> page(
      Set<String> provinces, @Nullable RevocationState state, @Nullable Cursor after, int limit) {
    StringBuilder hql = new StringBuilder("from FilingRevocation where province in (:provinces)");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("provinces", List.copyOf(provinces));
    if (state != null) {
      hql.append(" and state = ").append(STATE).append(state);
    }
    if (after != null) {
      hql.append(" and requestedAt <= :time and (requestedAt < :time or id < :id)");
      parameters.put("time", after.time());
      parameters.put("id", after.id());
    }
    hql.append(" order by requestedAt desc, id desc");
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<FilingRevocation> query =
                  session.createSelectionQuery(hql.toString(), FilingRevocation.class);
              parameters.forEach(query::setParameter);
              return query.setMaxResults(limit + 1).getResultList();
            });
  }

  @Override
  public Uni<Integer> lastRoundOf(OrderId order) {
    return Sql.value(
        Integer.class,
        "select coalesce(max(round), 1) from submission where order_id = $1",
        order.value());
  }

  @Override
  public Uni<Void> add(FilingRevocation revocation) {
    return Panache.getSession().chain(session -> session.persist(revocation));
  }
}
