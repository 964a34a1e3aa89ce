package org.openbeian.review.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.QueueCount;
import org.openbeian.review.application.QueueScope;
import org.openbeian.review.application.ReviewTasks;
import org.openbeian.review.application.TaskFilter;
import org.openbeian.review.domain.ReviewQueue;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.SubmissionId;

/** Tasks in {@code review_task}, what they review in {@code submission}. */
@ApplicationScoped
class PostgresReviewTasks implements ReviewTasks {

  private static final String STATE = "org.openbeian.review.domain.ReviewTaskState.";
  private static final String WAITING =
      STATE + "OPEN, " + STATE + "CLAIMED, " + STATE + "PASSED_UNFORWARDED";

  private static final int CANDIDATES = 100;

  private static final String LOCK_FIRST =
      "select id from review_task where id = any($1) and state = 'OPEN' and paused_at is null"
          + " order by rank, created_at, id limit 1 for update skip locked";

  private static final String COUNT =
      Arrays.stream(ReviewQueue.values())
          .map(
              queue ->
                  "select '"
                      + queue
                      + "', province, count(*), count(*) filter (where state = 'OPEN'), count(*)"
                      + " filter (where paused_at is not null), count(*) filter (where paused_at is"
                      + " null and late_from > $1::timestamptz and due_on <= $2::date), count(*)"
                      + " filter (where paused_at is null and late_from <= $1::timestamptz),"
                      + " min(created_at) from review_task where stage = '"
                      + queue.stage()
                      + "' and "
                      + TaskQuery.of(queue)
                      + " group by province")
          .collect(Collectors.joining(" union all "));

  private static final String ERASE_SUBMISSIONS =
      "update submission set application = null, subject_name = '', materials = '{\"items\": []}',"
          + " findings = '{\"items\": []}', subject_key = null, erased_at = $2 where order_id = $1 and erased_at is null";

  private static final String ERASE_RECORDS =
      "update subject_record set subject_key = null where last_order_id = $1";

  private static final String ERASE_WORDS =
      "update review_task set subject_name = '', search_text = '', note = null, reasons = case when reasons is null"
          + " then null else jsonb_build_object('items', coalesce((select jsonb_agg(r ||"
          + " '{\"message\": \"\", \"remedy\": null}' order by n) from"
          + " jsonb_array_elements(reasons -> 'items') with ordinality i (r, n)), '[]')) end"
          + " where order_id = $1";

  private static final String ERASE_SUPPLEMENTS =
      "update review_supplement s set note = null, reason = null, courier = null,"
          + " courier_number = null, answer = null, pictures = '{\"items\": []}' from review_task t"
          + " where t.order_id = $1 and s.task_id = t.id";

  private static final String ERASE_FACTS =
      "update bureau_fact set body = body || jsonb_build_object('reasons', coalesce((select"
          + " jsonb_agg(r || '{\"message\": null}' order by n) from jsonb_array_elements(body ->"
          + " 'reasons') with ordinality i (r, n)), '[]')) where order_id = $1";
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
  public Uni<List<ReviewTask>> lockUnlocked(Collection<UUID> ids) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery("from ReviewTask where id in ?1", ReviewTask.class)
                    .setParameter(1, ids)
                    .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                    .getResultList());
  }

  @Override
  public Uni<List<UUID>> candidates(QueueScope scope, AccountId notOf) {
    TaskQuery query = TaskQuery.next(scope, notOf.value());
    String sql = query.candidates(scope.provinces(), CANDIDATES);
    return Sql.rows(sql, query.parameters()).map(PostgresReviewTasks::ids);
  }

  @Override
  public Uni<@Nullable ReviewTask> lockFirstOpen(List<UUID> ids) {
    return Sql.value(UUID.class, LOCK_FIRST, (Object) ids.toArray(UUID[]::new))
        .chain(
            id ->
                id == null
                    ? Uni.createFrom().nullItem()
                    : Panache.getSession().chain(session -> session.find(ReviewTask.class, id)));
  }

  @Override
  public Uni<List<QueueCount>> count(Instant now, LocalDate today) {
    return Sql.rows(COUNT, now, today)
        .map(rows -> rows.stream().map(PostgresReviewTasks::count).toList());
  }

  private static QueueCount count(Object[] row) {
    return new QueueCount(
        ReviewQueue.valueOf((String) row[0]),
        (String) row[1],
        (long) row[2],
        (long) row[3],
        (long) row[4],
        (long) row[5],
        (long) row[6],
        (Instant) row[7]);
  }

  @Override
  public Uni<List<ReviewTask>> page(TaskFilter filter) {
    Uni<Boolean> frequent =
        filter.text() == null
            ? Uni.createFrom().item(false)
            : Sql.value(Boolean.class, TaskQuery.FREQUENT, filter.text());
    return frequent
        .map(often -> TaskQuery.page(filter, often))
        .chain(query -> Sql.rows(query.ids(filter.limit() + 1), query.parameters()))
        .map(PostgresReviewTasks::ids)
        .chain(PostgresReviewTasks::inTheirOrder);
  }

  private static Uni<List<ReviewTask>> inTheirOrder(List<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery("from ReviewTask where id in ?1", ReviewTask.class)
                    .setParameter(1, ids)
                    .setReadOnly(true)
                    .getResultList())
        .map(
            found ->
                found.stream()
                    .sorted(Comparator.comparingInt(task -> ids.indexOf(task.id())))
                    .toList());
  }

  private static List<UUID> ids(List<Object[]> rows) {
    return rows.stream().map(row -> (UUID) row[0]).toList();
  }

  @Override
  public Uni<@Nullable Submission> submission(SubmissionId id) {
    return Panache.getSession().chain(session -> session.find(Submission.class, id));
  }

  @Override
  public Uni<@Nullable Submission> submissionBefore(SubmissionId id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from Submission where id.orderId = ?1 and id.round < ?2"
                            + " order by id.round desc",
                        Submission.class)
                    .setParameter(1, id.orderId())
                    .setParameter(2, id.round())
                    .setMaxResults(1)
                    .getSingleResultOrNull());
  }

  @Override
  public Uni<Void> erase(OrderId order, Instant at) {
    return Sql.update(ERASE_SUBMISSIONS, order.value(), at)
        .chain(() -> Sql.update(ERASE_WORDS, order.value()))
        .chain(() -> Sql.update(ERASE_SUPPLEMENTS, order.value()))
        .chain(() -> Sql.update(ERASE_RECORDS, order.value()))
        .chain(() -> Sql.update(ERASE_FACTS, order.value()))
        .chain(() -> Sql.update(ERASE_CALLS, order.value()))
        .chain(() -> Sql.update(ERASE_ANSWERS, order.value()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> add(Object... rows) {
    return Panache.getSession().chain(session -> session.persistAll(rows));
  }
}
