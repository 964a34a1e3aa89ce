package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.application.Supplements;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Supplement;

/** Supplements in {@code review_supplement}. */
@ApplicationScoped
class PostgresSupplements implements Supplements {

  @Override
  public Uni<@Nullable Supplement> find(ReviewTask task, UUID id) {
    return Panache.getSession()
        .chain(session -> session.find(Supplement.class, id))
        .map(found -> found == null || !found.taskId().equals(task.id()) ? null : found);
  }

  @Override
  public Uni<List<Supplement>> of(ReviewTask task) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from Supplement where taskId = ?1 order by number", Supplement.class)
                    .setParameter(1, task.id())
                    .getResultList());
  }

  @Override
  public Uni<Void> add(Supplement supplement) {
    return Panache.getSession().chain(session -> session.persist(supplement));
  }
}
