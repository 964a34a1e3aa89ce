package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.application.Answers;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.checklist.TaskAnswers;

/** Answers in {@code review_checklist}. */
@ApplicationScoped
class PostgresAnswers implements Answers {

  @Override
  public Uni<@Nullable TaskAnswers> of(UUID task) {
    return Panache.getSession().chain(session -> session.find(TaskAnswers.class, task));
  }

  @Override
  public Uni<@Nullable TaskAnswers> before(ReviewTask task) {
    if (task.round() == 1) {
      return Uni.createFrom().nullItem();
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from TaskAnswers where orderId = ?1 and round < ?2 order by round desc",
                        TaskAnswers.class)
                    .setParameter(1, task.orderId().value())
                    .setParameter(2, task.round())
                    .setMaxResults(1)
                    .getSingleResultOrNull());
  }

  @Override
  public Uni<Void> add(TaskAnswers answers) {
    return Panache.getSession().chain(session -> session.persist(answers));
  }
}
