package org.openbeian.review.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.SubjectOrder;
import org.openbeian.review.application.SubjectOrder.LastReview;
import org.openbeian.review.application.SubjectOrders;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTaskState;

/** A subject's orders, each by its last round in {@code submission}. */
@ApplicationScoped
class PostgresSubjectOrders implements SubjectOrders {

  private static final String WANTED =
      " s.subject_key = $1 and s.order_id <> $2 and ($3::text[] is null or s.province ="
          + " any($3::text[])) and not exists (select from submission later where later.order_id ="
          + " s.order_id and later.round > s.round)";

  static final String PAGE =
      "select s.order_id, s.filing_type, s.province, s.account, s.round, s.submitted_at, t.stage,"
          + " t.state, t.outcome, t.at, coalesce(n.subject_number, s.application #>>"
          + " '{record,subjectNumber}') from submission s"
          + " left join lateral (select stage, state, outcome, coalesce(closed_at, decided_at,"
          + " claimed_at, created_at) as at from review_task where order_id = s.order_id and round ="
          + " s.round order by created_at desc, stage limit 1) t on true"
          + " left join lateral (select subject_number from review_task where order_id = s.order_id"
          + " and subject_number is not null order by round desc limit 1) n on true where"
          + WANTED
          + " and ($4::timestamptz is null or (s.submitted_at, s.order_id) < ($4, $5::uuid))"
          + " order by s.submitted_at desc, s.order_id desc limit $6";

  static final String COUNT =
      "select count(*) from (select from submission s where" + WANTED + " limit $4) counted";

  @Override
  public Uni<List<SubjectOrder>> page(Wanted wanted, @Nullable Cursor after, int limit) {
    return Sql.rows(
            PAGE,
            wanted.subjectKey(),
            wanted.except(),
            provinces(wanted),
            after == null ? null : after.time(),
            after == null ? null : after.id(),
            limit + 1)
        .map(rows -> rows.stream().map(PostgresSubjectOrders::read).toList());
  }

  @Override
  public Uni<Integer> count(Wanted wanted, int most) {
    return Sql.value(
            Long.class, COUNT, wanted.subjectKey(), wanted.except(), provinces(wanted), most)
        .map(Long::intValue);
  }

  private static String @Nullable [] provinces(Wanted wanted) {
    return wanted.provinces() == null ? null : wanted.provinces().toArray(String[]::new);
  }

  private static SubjectOrder read(@Nullable Object[] row) {
    return new SubjectOrder(
        new OrderId((UUID) Objects.requireNonNull(row[0])),
        FilingType.valueOf((String) row[1]),
        (String) Objects.requireNonNull(row[2]),
        new AccountId((String) Objects.requireNonNull(row[3])),
        (Integer) Objects.requireNonNull(row[4]),
        (Instant) Objects.requireNonNull(row[5]),
        row[6] == null ? null : review(row),
        (String) row[10]);
  }

  private static LastReview review(@Nullable Object[] row) {
    return new LastReview(
        ReviewStage.valueOf((String) row[6]),
        ReviewTaskState.valueOf((String) row[7]),
        row[8] == null ? null : ReviewOutcome.valueOf((String) row[8]),
        (Instant) Objects.requireNonNull(row[9]));
  }
}
