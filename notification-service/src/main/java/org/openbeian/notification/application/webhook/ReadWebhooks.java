package org.openbeian.notification.application.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/** Shows an account's webhooks and what became of its deliveries. */
@ApplicationScoped
public class ReadWebhooks {

  private static final int MOST_ATTEMPTS = 200;

  private static final String COLUMNS =
      "select d.id, d.notice_id, d.order_id, d.notice, d.state, d.attempts, d.status,"
          + " d.latency_millis, d.cause, d.created_at, d.due_at, d.done_at from webhook_delivery d ";

  private static final String ATTEMPTS =
      "select number, tried_at, status, latency_millis, cause from webhook_attempt where delivery_id"
          + " = $1 order by number desc limit $2";

  private final ObjectMapper json;

  ReadWebhooks(ObjectMapper json) {
    this.json = json;
  }

  /**
   * What to list of the log.
   *
   * @param after where the page before ended; null from the start
   */
  public record Query(
      @Nullable DeliveryState state, @Nullable String notice, @Nullable Cursor after, int limit) {}

  /**
   * A delivery as the log has it; its times are the system's.
   *
   * @param status of the last try; null when nobody answered, or none was made
   * @param dueAt the next try, or the end of the present one
   */
  public record Logged(
      UUID id,
      UUID noticeId,
      UUID orderId,
      String notice,
      DeliveryState state,
      int attempts,
      @Nullable Integer status,
      @Nullable Integer latencyMillis,
      @Nullable String cause,
      Instant createdAt,
      Instant dueAt,
      @Nullable Instant doneAt) {}

  /** One try. */
  public record Attempt(
      int number,
      Instant triedAt,
      @Nullable Integer status,
      int latencyMillis,
      @Nullable String cause) {}

  /**
   * A delivery with its tries, the latest first.
   *
   * @param body what is sent, byte for byte
   */
  public record Detail(Logged delivery, List<Attempt> attempts, String body) {}

  /** All of an account's, the oldest first; few. */
  public Uni<List<Webhook>> of(AccountId account) {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session
                            .createSelectionQuery(
                                "from Webhook where account = :account order by createdAt, id",
                                Webhook.class)
                            .setParameter("account", account.value())
                            .setReadOnly(true)
                            .getResultList()));
  }

  /** One; fails with 404 when the account has no such one. */
  public Uni<Webhook> one(AccountId account, UUID id) {
    return Panache.withSession(() -> Webhooks.find(account, id));
  }

  /** A webhook's log, the latest first. */
  public Uni<List<Logged>> log(AccountId account, UUID webhook, Query query) {
    List<Object> parameters = new ArrayList<>(List.of(webhook));
    StringBuilder sql = new StringBuilder(COLUMNS).append("where d.webhook_id = $1");
    if (query.state() != null) {
      parameters.add(query.state().name());
      sql.append(" and d.state = $").append(parameters.size());
    }
    if (query.notice() != null) {
      parameters.add(query.notice());
      sql.append(" and d.notice = $").append(parameters.size());
    }
    Cursor after = query.after();
    if (after != null) {
      parameters.add(after.time());
      parameters.add(after.id());
      sql.append(" and (d.created_at, d.id) < ($").append(parameters.size() - 1);
      sql.append(", $").append(parameters.size()).append(")");
    }
    parameters.add(query.limit());
    sql.append(" order by d.created_at desc, d.id desc limit $").append(parameters.size());
    return Panache.withSession(
        () ->
            Webhooks.find(account, webhook)
                .chain(() -> Sql.rows(sql.toString(), parameters.toArray()))
                .map(rows -> rows.stream().map(ReadWebhooks::logged).toList()));
  }

  /** One delivery; fails with 404 when the webhook is another account's, or has no such one. */
  public Uni<Detail> delivery(AccountId account, UUID webhook, UUID delivery) {
    return Panache.withSession(
        () ->
            Webhooks.find(account, webhook)
                .chain(
                    () ->
                        Sql.rows(
                            COLUMNS.replace(
                                    " from ",
                                    ", n.round, n.title, n.short_text, n.created_at from ")
                                + "join notice n on n.id = d.notice_id where d.id = $1 and"
                                + " d.webhook_id = $2",
                            delivery,
                            webhook))
                .chain(
                    rows -> {
                      if (rows.isEmpty()) {
                        throw ApiException.notFound();
                      }
                      return Sql.rows(ATTEMPTS, delivery, MOST_ATTEMPTS)
                          .map(attempts -> detail(rows.get(0), attempts));
                    }));
  }

  private Detail detail(Object[] row, List<Object[]> attempts) {
    Logged delivery = logged(row);
    WebhookPayload payload =
        new WebhookPayload(
            delivery.id(),
            delivery.notice(),
            delivery.orderId(),
            ((Number) row[12]).intValue(),
            (String) row[13],
            (String) row[14],
            (Instant) row[15]);
    return new Detail(
        delivery,
        attempts.stream()
            .map(
                a ->
                    new Attempt(
                        ((Number) a[0]).intValue(),
                        (Instant) a[1],
                        (Integer) a[2],
                        (Integer) a[3],
                        (String) a[4]))
            .toList(),
        payload.write(json));
  }

  private static Logged logged(Object[] row) {
    return new Logged(
        (UUID) row[0],
        (UUID) row[1],
        (UUID) row[2],
        (String) row[3],
        DeliveryState.valueOf((String) row[4]),
        (Integer) row[5],
        (Integer) row[6],
        (Integer) row[7],
        (String) row[8],
        (Instant) row[9],
        (Instant) row[10],
        (Instant) row[11]);
  }
}
