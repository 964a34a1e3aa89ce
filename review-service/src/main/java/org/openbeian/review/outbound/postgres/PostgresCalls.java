package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openbeian.review.application.Calls;
import org.openbeian.review.domain.call.ReviewCall;

/** Calls in {@code review_call}. */
@ApplicationScoped
class PostgresCalls implements Calls {

  @Override
  public Uni<List<ReviewCall>> of(UUID task) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from ReviewCall where taskId = ?1 order by calledAt, number",
                        ReviewCall.class)
                    .setParameter(1, task)
                    .getResultList());
  }

  @Override
  public Uni<Integer> count(UUID task) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select count(*) from ReviewCall where taskId = ?1", Long.class)
                    .setParameter(1, task)
                    .getSingleResult())
        .map(Long::intValue);
  }

  @Override
  public Uni<Void> add(ReviewCall call) {
    return Panache.getSession().chain(session -> session.persist(call));
  }
}
