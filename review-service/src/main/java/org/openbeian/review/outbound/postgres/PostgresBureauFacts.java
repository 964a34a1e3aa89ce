package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.application.bureau.BureauFacts;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.review.domain.bureau.RecordedFact;

/** Facts in {@code bureau_fact}. */
@ApplicationScoped
class PostgresBureauFacts implements BureauFacts {

  private static final String EFFECT = "org.openbeian.review.domain.bureau.FactEffect.";

  @Override
  public Uni<@Nullable RecordedFact> find(String source, String factId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from RecordedFact where source = ?1 and factId = ?2", RecordedFact.class)
                    .setParameter(1, source)
                    .setParameter(2, factId)
                    .getSingleResultOrNull());
  }

  @Override
  public Uni<List<RecordedFact>> waitingOf(ReviewTask task) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from RecordedFact where taskId = ?1 and effect = "
                            + EFFECT
                            + "WAITING order by receivedAt, id",
                        RecordedFact.class)
                    .setParameter(1, task.id())
                    .getResultList());
  }

  @Override
  public Uni<List<RecordedFact>> page(Filter filter) {
    // effects as literals: only so can a prepared statement use the partial indexes
    StringBuilder hql = new StringBuilder("from RecordedFact where effect in (");
    hql.append(
            filter.effects().stream()
                .map(FactEffect::name)
                .map(EFFECT::concat)
                .collect(Collectors.joining(", ")))
        .append(')');
    Map<String, Object> parameters = new HashMap<>();
    if (filter.provinces() != null) {
      hql.append(" and province in (:provinces)");
      parameters.put("provinces", List.copyOf(filter.provinces()));
    }
    if (filter.taskId() != null) {
      hql.append(" and taskId = :task");
      parameters.put("task", filter.taskId());
    }
    if (filter.after() != null) {
      hql.append(" and receivedAt <= :time and (receivedAt < :time or id < :id)");
      parameters.put("time", filter.after().time());
      parameters.put("id", filter.after().id());
    }
    hql.append(" order by receivedAt desc, id desc");
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<RecordedFact> query =
                  session.createSelectionQuery(hql.toString(), RecordedFact.class);
              parameters.forEach(query::setParameter);
              return query.setMaxResults(filter.limit() + 1).getResultList();
            });
  }

  @Override
  public Uni<Void> add(RecordedFact... facts) {
    return Panache.getSession().chain(session -> session.persistAll((Object[]) facts));
  }
}
