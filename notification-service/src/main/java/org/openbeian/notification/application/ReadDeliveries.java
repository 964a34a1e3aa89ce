package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/** Lists deliveries for the staff who help filers, those that were queued last first. */
@ApplicationScoped
public class ReadDeliveries {

  private static final String SELECT =
      "select d.id, d.notice_id, d.order_id, n.round, n.account, d.person, n.template, n.title,"
          + " d.channel, d.recipient, d.state, d.attempts, d.cause, d.queued_at, d.due_at,"
          + " d.give_up_at, d.done_at, d.retried_by from delivery d join notice n on n.id ="
          + " d.notice_id where ";

  private static final String NEWEST_FIRST = " order by d.queued_at desc, d.id desc limit ";

  /**
   * What to list; by an order, a state or both, for each of which there is an index.
   *
   * @param state FAILED, or WAITING for all that are not done
   * @param after where the page before ended; null from the start
   */
  public record Query(
      @Nullable UUID orderId, @Nullable DeliveryState state, @Nullable Cursor after, int limit) {}

  /**
   * A delivery with what its notice says of it.
   *
   * @param recipient sealed; null when it is forgotten
   * @param queuedAt system time, as are the next three
   * @param doneAt business time
   */
  public record Row(
      UUID id,
      UUID noticeId,
      UUID orderId,
      int round,
      String account,
      @Nullable String person,
      String template,
      String title,
      Channel channel,
      @Nullable Sealed recipient,
      DeliveryState state,
      int attempts,
      @Nullable String cause,
      Instant queuedAt,
      Instant dueAt,
      Instant giveUpAt,
      @Nullable Instant doneAt,
      @Nullable String retriedBy) {}

  public Uni<List<Row>> page(Query query) {
    List<Object> parameters = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    if (query.orderId() != null) {
      parameters.add(query.orderId());
      conditions.add("d.order_id = $" + parameters.size());
    }
    if (query.state() != null) {
      conditions.add(
          query.state() == DeliveryState.FAILED ? "d.state = 'FAILED'" : "d.done_at is null");
    }
    Cursor after = query.after();
    if (after != null) {
      parameters.add(after.time());
      parameters.add(after.id());
      conditions.add(
          "(d.queued_at, d.id) < ($" + (parameters.size() - 1) + ", $" + parameters.size() + ")");
    }
    String sql = SELECT + String.join(" and ", conditions) + NEWEST_FIRST + query.limit();
    return Panache.withSession(() -> Sql.rows(sql, parameters.toArray()))
        .map(rows -> rows.stream().map(ReadDeliveries::row).toList());
  }

  /** One of them, in the open session; null when there is none. */
  static Uni<@Nullable Row> one(UUID id) {
    return Sql.rows(SELECT + "d.id = $1", id).map(rows -> rows.isEmpty() ? null : row(rows.get(0)));
  }

  private static Row row(Object[] row) {
    return new Row(
        (UUID) row[0],
        (UUID) row[1],
        (UUID) row[2],
        ((Number) row[3]).intValue(),
        (String) row[4],
        (String) row[5],
        (String) row[6],
        (String) row[7],
        Channel.valueOf((String) row[8]),
        row[9] == null ? null : new Sealed((String) row[9]),
        DeliveryState.valueOf((String) row[10]),
        ((Number) row[11]).intValue(),
        (String) row[12],
        (Instant) row[13],
        (Instant) row[14],
        (Instant) row[15],
        (Instant) row[16],
        (String) row[17]);
  }
}
