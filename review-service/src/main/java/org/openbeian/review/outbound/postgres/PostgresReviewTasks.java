package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.ReviewTasks;
import org.openbeian.review.application.TaskFilter;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.SubmissionId;

/** Tasks in {@code review_task}, what they review in {@code submission}. */
@ApplicationScoped
class PostgresReviewTasks implements ReviewTasks {

  private static final String STAGE = "org.openbeian.review.domain.ReviewStage.";
  private static final String STATE = "org.openbeian.review.domain.ReviewTaskState.";
  private static final String WAITING =
      STATE + "OPEN, " + STATE + "CLAIMED, " + STATE + "PASSED_UNFORWARDED";

  private static final String ERASE_SUBMISSIONS =
      "update submission set application = null, subject_name = '', materials = '{\"items\": []}',"
          + " erased_at = $2 where order_id = $1 and erased_at is null";

  private static final String ERASE_WORDS =
      "update review_task set subject_name = '', note = null, reasons = case when reasons is null"
          + " then null else jsonb_build_object('items', coalesce((select jsonb_agg(r ||"
          + " '{\"message\": \"\", \"remedy\": null}' order by n) from"
          + " jsonb_array_elements(reasons -> 'items') with ordinality i (r, n)), '[]')) end"
          + " where order_id = $1";

  private static final String ERASE_SUPPLEMENTS =
      "update review_supplement s set note = null, reason = null, courier = null,"
          + " courier_number = null, answer = null from review_task t"
          + " where t.order_id = $1 and s.task_id = t.id";

  private static final String ERASE_CALLS =
      "update review_call c set note = null from review_task t"
          + " where t.order_id = $1 and c.task_id = t.id";

  private static final String ERASE_ANSWERS =
      "update review_checklist set answers = jsonb_build_object('items', coalesce((select"
          + " jsonb_agg(a || '{\"note\": null}' order by n) from"
          + " jsonb_array_elements(answers -> 'items') with ordinality i (a, n)), '[]'))"
          + " where order_id = $1";

  @Override
  public Uni<@Nullable ReviewTask> lock(UUID id) {
    return Panache.getSession()
        .chain(session -> session.find(ReviewTask.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  @Override
  public Uni<List<ReviewTask>> lockAllOf(OrderId order) {
    return locked("from ReviewTask where orderId = ?1 order by round, createdAt", order);
  }

  @Override
  public Uni<List<ReviewTask>> lockWaitingOf(OrderId order) {
    return locked(
        "from ReviewTask where orderId = ?1 and state in ("
            + WAITING
            + ") order by round, createdAt",
        order);
  }

  @Override
  public Uni<List<ReviewTask>> lockUnclosedOf(OrderId order) {
    return locked(
        "from ReviewTask where orderId = ?1 and state <> "
            + STATE
            + "CLOSED order by round, createdAt",
        order);
  }

  private static Uni<List<ReviewTask>> locked(String hql, OrderId order) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(hql, ReviewTask.class)
                    .setParameter(1, order.value())
                    .setLockMode(LockMode.PESSIMISTIC_WRITE)
                    .getResultList());
  }

  @Override
  public Uni<@Nullable ReviewTask> find(UUID id) {
    return Panache.getSession().chain(session -> session.find(ReviewTask.class, id));
  }

  @Override
  public Uni<List<ReviewTask>> withHistory(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from ReviewTask where orderId ="
                            + " (select t.orderId from ReviewTask t where t.id = ?1)"
                            + " order by round, createdAt",
                        ReviewTask.class)
                    .setParameter(1, id)
                    .getResultList());
  }

  @Override
  public Uni<List<ReviewTask>> page(TaskFilter filter) {
    // stage and state as literals: only so can a prepared statement use the partial indexes
    StringBuilder hql =
        new StringBuilder("from ReviewTask where stage = " + STAGE + filter.stage());
    Map<String, Object> parameters = new HashMap<>();
    if (filter.state() != null) {
      hql.append(" and state = ").append(STATE).append(filter.state());
    }
    if (filter.provinces() != null) {
      hql.append(" and province in (:provinces)");
      parameters.put("provinces", List.copyOf(filter.provinces()));
    }
    if (filter.orderId() != null) {
      hql.append(" and orderId = :order");
      parameters.put("order", filter.orderId());
    }
    if (filter.assignee() != null) {
      hql.append(" and assignee = :assignee");
      parameters.put("assignee", filter.assignee());
    }
    if (filter.waitingSinceBefore() != null) {
      // a passed task waits since then, so it was opened before that too: the index's bound holds
      hql.append(" and state in (" + WAITING + ") and createdAt < :before and (state <> ")
          .append(STATE + "PASSED_UNFORWARDED or decidedAt < :before)");
      parameters.put("before", filter.waitingSinceBefore());
    }
    if (filter.supplementsWaiting() != null) {
      hql.append(" and supplementsOpen ").append(filter.supplementsWaiting() ? "> 0" : "= 0");
    }
    if (filter.after() != null) {
      hql.append(" and createdAt >= :time and (createdAt > :time or id > :id)");
      parameters.put("time", filter.after().time());
      parameters.put("id", filter.after().id());
    }
    hql.append(" order by createdAt, id");
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<ReviewTask> query =
                  session.createSelectionQuery(hql.toString(), ReviewTask.class);
              parameters.forEach(query::setParameter);
              return query.setMaxResults(filter.limit() + 1).getResultList();
            });
  }

  @Override
  public Uni<@Nullable Submission> submission(SubmissionId id) {
    return Panache.getSession().chain(session -> session.find(Submission.class, id));
  }

  @Override
  public Uni<Void> erase(OrderId order, Instant at) {
    return Sql.update(ERASE_SUBMISSIONS, order.value(), at)
        .chain(() -> Sql.update(ERASE_WORDS, order.value()))
        .chain(() -> Sql.update(ERASE_SUPPLEMENTS, order.value()))
        .chain(() -> Sql.update(ERASE_CALLS, order.value()))
        .chain(() -> Sql.update(ERASE_ANSWERS, order.value()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> add(Object... rows) {
    return Panache.getSession().chain(session -> session.persistAll(rows));
  }
}
