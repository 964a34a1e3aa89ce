package org.openbeian.review.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.Statistics;
import org.openbeian.review.domain.ReviewStage;

/** Statistics over {@code review_task}; each question is bounded by an index on its period. */
@ApplicationScoped
class PostgresStatistics implements Statistics {

  private static final String IN_TIME =
      "count(*) filter (where late_from is null or decided_at < late_from)";

  private static final String WORK =
      "select coalesce(d.stage, h.stage), coalesce(d.assignee, h.assignee), coalesce(holding, 0),"
          + " coalesce(holding_late, 0), coalesce(decided, 0), coalesce(passed, 0),"
          + " coalesce(approved, 0), coalesce(changes, 0), coalesce(rejected, 0),"
          + " coalesce(in_time, 0), minutes from (select stage, assignee, count(*) decided,"
          + " count(*) filter (where outcome = 'PASS') passed, count(*) filter (where outcome ="
          + " 'APPROVE') approved, count(*) filter (where outcome = 'REQUEST_CHANGES') changes,"
          + " count(*) filter (where outcome = 'REJECT') rejected, "
          + IN_TIME
          + " in_time, percentile_disc(0.5) within group (order by (extract(epoch from decided_at -"
          + " claimed_at) / 60)::bigint) minutes from review_task where decided_at >="
          + " $1::timestamptz and decided_at < $2::timestamptz and assignee is not null group by"
          + " stage, assignee) d full join (select stage, assignee, count(*) holding, count(*)"
          + " filter (where paused_at is null and late_from <= $3::timestamptz) holding_late from"
          + " review_task where state = 'CLAIMED' group by stage, assignee) h on h.stage = d.stage"
          + " and h.assignee = d.assignee order by 1 desc, 2";

  private static final String DAY = " at time zone 'Asia/Shanghai')::date";

  private static final String DAYS =
      "select stage, day, sum(opened)::bigint, sum(decided)::bigint, sum(forwarded)::bigint,"
          + " sum(closed)::bigint from ("
          + happened("created_at", "1", "0", "0", "0", "")
          + " union all "
          + happened("decided_at", "0", "1", "0", "0", "")
          + " union all "
          + happened("forwarded_at", "0", "0", "1", "0", "")
          + " union all "
          + happened("closed_at", "0", "0", "0", "1", " and decided_at is null")
          + ") happened group by stage, day order by stage desc, day";

  private static final String STAGE_TIMES =
      "select stage, province, filing_type, count(*), "
          + IN_TIME
          + ", percentile_disc(0.5) within group (order by working_days), percentile_disc(0.9)"
          + " within group (order by working_days), max(working_days) from review_task where"
          + " decided_at >= $1::timestamptz and decided_at < $2::timestamptz and ($3::text is null"
          + " or province = $3) and ($4::text is null or filing_type = $4) group by stage, province,"
          + " filing_type order by stage desc, count(*) desc, province, filing_type";

  private static String happened(
      String column, String opened, String decided, String forwarded, String closed, String and) {
    return "select stage, ("
        + column
        + DAY
        + " as day, "
        + opened
        + " as opened, "
        + decided
        + " as decided, "
        + forwarded
        + " as forwarded, "
        + closed
        + " as closed from review_task where "
        + column
        + " >= $1::timestamptz and "
        + column
        + " < $2::timestamptz"
        + and;
  }

  @Override
  public Uni<List<Work>> work(Period period, Instant now) {
    return Sql.rows(WORK, period.from(), period.until(), now)
        .map(rows -> rows.stream().map(PostgresStatistics::work).toList());
  }

  @Override
  public Uni<List<Day>> days(Period period) {
    return Sql.rows(DAYS, period.from(), period.until())
        .map(rows -> rows.stream().map(PostgresStatistics::day).toList());
  }

  @Override
  public Uni<List<StageTime>> stageTimes(
      Period period, @Nullable String province, @Nullable FilingType type) {
    return Sql.rows(
            STAGE_TIMES, period.from(), period.until(), province, type == null ? null : type.name())
        .map(rows -> rows.stream().map(PostgresStatistics::stageTime).toList());
  }

  private static Work work(Object[] row) {
    return new Work(
        ReviewStage.valueOf((String) row[0]),
        (String) row[1],
        (long) row[2],
        (long) row[3],
        (long) row[4],
        (long) row[5],
        (long) row[6],
        (long) row[7],
        (long) row[8],
        (long) row[9],
        (Long) row[10]);
  }

  private static Day day(Object[] row) {
    return new Day(
        ReviewStage.valueOf((String) row[0]),
        (LocalDate) row[1],
        (long) row[2],
        (long) row[3],
        (long) row[4],
        (long) row[5]);
  }

  private static StageTime stageTime(Object[] row) {
    return new StageTime(
        ReviewStage.valueOf((String) row[0]),
        (String) row[1],
        FilingType.valueOf((String) row[2]),
        (long) row[3],
        (long) row[4],
        (Integer) row[5],
        (Integer) row[6],
        (Integer) row[7]);
  }
}
