package org.openbeian.review.outbound.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.review.application.QueueScope;
import org.openbeian.review.application.TaskFilter;
import org.openbeian.review.domain.ReviewQueue;
import org.openbeian.review.domain.SlaState;

/**
 * Words a question to the queue. Stages, states and queues are literals: only so can a prepared
 * statement use the partial indexes. So are the times that promises are compared with, to the
 * minute: only so does the planner see whether many or few tasks are late, and choose the order's
 * index or that of what is late. The order is that of all lists: resubmissions, then the oldest.
 */
final class TaskQuery {

  static final String WAITING = "state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED')";
  private static final String ORDER = " order by rank, created_at, id limit ";

  private final StringBuilder conditions = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  private TaskQuery() {}

  /** Whether a text is found so often that the order's index finds some soonest. */
  static final String FREQUENT =
      "select count(*) > 1000 from (select 1 from review_task where "
          + WAITING
          + " and bigrams(search_text) @> bigrams($1::text) and position($1::text in search_text) > 0"
          + " limit 1001) found";

  /**
   * What a list shows.
   *
   * @param frequent whether its text is found in very many tasks
   */
  static TaskQuery page(TaskFilter filter, boolean frequent) {
    TaskQuery query = new TaskQuery().of(filter.scope());
    query.provinces(filter.scope().provinces());
    if (filter.state() != null) {
      query.and("state = '" + filter.state() + "'");
    }
    if (filter.orderId() != null) {
      query.and("order_id = " + query.parameter(filter.orderId()));
    }
    if (filter.assignee() != null) {
      query.and("assignee = " + query.parameter(filter.assignee()));
    }
    if (filter.sla() != null) {
      query.sla(filter.sla(), filter);
    }
    if (filter.openedBefore() != null) {
      query.and("created_at <= " + query.parameter(filter.openedBefore()));
    }
    if (filter.openedAfter() != null) {
      query.and("created_at >= " + query.parameter(filter.openedAfter()));
    }
    if (filter.text() != null) {
      String text = query.parameter(filter.text());
      query.and(WAITING);
      if (!frequent) {
        query.and("bigrams(search_text) @> bigrams(" + text + "::text)");
      }
      query.and("position(" + text + "::text in search_text) > 0");
    }
    if (filter.overdue() != null) {
      query.overdue(filter.overdue(), filter);
    }
    if (filter.supplementsWaiting() != null) {
      query.and("supplements_open " + (filter.supplementsWaiting() ? "> 0" : "= 0"));
    }
    Cursor after = filter.after();
    if (after != null) {
      query.and(
          "(rank, created_at, id) > ("
              + after.rank()
              + "::smallint, "
              + query.parameter(after.time())
              + ", "
              + query.parameter(after.id())
              + ")");
    }
    return query;
  }

  /** What may be claimed next by somebody; without provinces, which {@link #candidates} adds. */
  static TaskQuery next(QueueScope scope, String notOf) {
    TaskQuery query = new TaskQuery().of(scope);
    query.and("state = 'OPEN'");
    query.and("paused_at is null");
    query.and("account <> " + query.parameter(notOf));
    return query;
  }

  Object[] parameters() {
    return parameters.toArray();
  }

  /** The ids of the first of them. */
  String ids(int limit) {
    return "select id from review_task where " + conditions + ORDER + limit;
  }

  /** The same, of each of these provinces by its own index, merged. */
  String candidates(@Nullable Set<String> provinces, int limit) {
    if (provinces == null) {
      return ids(limit);
    }
    String all =
        provinces.stream()
            .sorted()
            .map(
                province ->
                    "(select id, rank, created_at from review_task where province = "
                        + parameter(province)
                        + " and "
                        + conditions
                        + ORDER
                        + limit
                        + ")")
            .collect(Collectors.joining(" union all "));
    return "select id from (" + all + ") candidate" + ORDER + limit;
  }

  private TaskQuery of(QueueScope scope) {
    and("stage = '" + scope.stage() + "'");
    FilingType type = scope.type();
    if (type != null) {
      and("filing_type = '" + type + "'");
    }
    if (scope.queue() != null) {
      and(of(scope.queue()));
    }
    return this;
  }

  /** What is in a queue, beside its stage. */
  static String of(ReviewQueue queue) {
    return switch (queue) {
      case PRELIMINARY, BUREAU -> "state in ('OPEN', 'CLAIMED') and paused_at is null";
      case RESUBMISSIONS -> "state in ('OPEN', 'CLAIMED') and paused_at is null and rank = 0";
      case SUPPLEMENTS -> "state in ('OPEN', 'CLAIMED') and supplements_open > 0";
      case FORWARDING -> "state = 'PASSED_UNFORWARDED'";
    };
  }

  private void provinces(@Nullable Set<String> provinces) {
    if (provinces == null) {
      return;
    }
    and(
        provinces.size() == 1
            ? "province = " + parameter(provinces.iterator().next())
            : "province = any(" + parameter(provinces.toArray(String[]::new)) + "::text[])");
  }

  private void sla(SlaState sla, TaskFilter filter) {
    and(WAITING);
    if (sla == SlaState.PAUSED) {
      and("paused_at is not null");
      return;
    }
    and("paused_at is null");
    switch (sla) {
      case LATE -> and("late_from <= " + minute(filter.now()));
      case UNKNOWN -> and("late_from is null");
      case DUE_TODAY -> {
        and("late_from > " + minute(filter.now()));
        and("due_on <= " + day(filter.now()));
      }
      case ON_TIME -> and("due_on > " + day(filter.now()));
      case PAUSED -> throw new IllegalStateException("asked above");
    }
  }

  private void overdue(TaskFilter.Late late, TaskFilter filter) {
    and(WAITING);
    if (late.waitingSinceBefore() == null) {
      and("late_from <= " + minute(filter.now()));
      return;
    }
    // a passed task waits since then, so it was opened before that too: the index's bound holds
    String before = parameter(late.waitingSinceBefore());
    and("created_at < " + before);
    and("(state <> 'PASSED_UNFORWARDED' or decided_at < " + before + ")");
  }

  /** Promises end with a day, so a minute is exact enough. */
  private static String minute(Instant now) {
    return "timestamptz '" + now.truncatedTo(ChronoUnit.MINUTES) + "'";
  }

  private static String day(Instant now) {
    return "date '" + WorkingCalendar.dayOf(now) + "'";
  }

  private void and(String condition) {
    conditions.append(conditions.isEmpty() ? "" : " and ").append(condition);
  }

  private String parameter(Object value) {
    parameters.add(value);
    return "$" + parameters.size() + (value instanceof UUID ? "::uuid" : "");
  }
}
