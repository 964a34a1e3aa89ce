package org.openbeian.notification.application.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.contracts.notification.NoticeFailed;
import org.openbeian.contracts.notification.WebhookDisabled;
import org.openbeian.notification.application.TellAddressees;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.webhook.TargetRules;
import org.openbeian.notification.domain.webhook.WebhookSecret;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.operations.PendingWork;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;

/**
 * The deliveries to webhooks in the database: which are due, and what became of those that were
 * tried.
 *
 * <p>Each webhook has at most one under way, and a pause of its own while it fails, so that none
 * takes the others' turns. Of one order only the first open one can be claimed. Looking costs as
 * much as webhooks have open deliveries.
 */
@ApplicationScoped
class WebhookDeliveries implements PendingWork {

  private static final int LATE_AT_ONCE = 100;

  /** So many failures before a success were the receiver's outage, not one notice's fault. */
  private static final int AN_OUTAGE = 3;

  private static final String FIRST_OF_ITS_ORDER =
      " d.position = (select e.position from webhook_delivery e where e.webhook_id = d.webhook_id"
          + " and e.order_id = d.order_id and e.done_at is null order by e.position limit 1)";

  private static final String DUE =
      "from webhook_delivery d where d.webhook_id = w.id and d.done_at is null and d.due_at <= $1"
          + " and"
          + FIRST_OF_ITS_ORDER;

  /** Hops from webhook to webhook along the index instead of reading what all of them wait for. */
  private static final String WITH_OPEN =
      "with recursive hop as ((select d.webhook_id from webhook_delivery d where d.done_at is null"
          + " order by d.webhook_id limit 1) union all select (select d.webhook_id from"
          + " webhook_delivery d where d.done_at is null and d.webhook_id > h.webhook_id order by"
          + " d.webhook_id limit 1) from hop h where h.webhook_id is not null)";

  private static final String FREE =
      "w.id in (select h.webhook_id from hop h) and w.state = 'ENABLED' and w.free_at <= $1 and"
          + " exists (select 1 "
          + DUE
          + ")";

  static final String CLAIM =
      WITH_OPEN
          + ", target as (select w.id, (select d.id "
          + DUE
          + " order by d.due_at, d.position limit 1) as delivery_id from webhook w where "
          + FREE
          + " order by w.free_at limit $2 for no key update of w skip locked), taken as (update"
          + " webhook w set free_at = $3 from target t where w.id = t.id returning w.id,"
          + " t.delivery_id, w.account, w.url, w.secret, case when w.former_secret_until > $1 then"
          + " w.former_secret end as former_secret, w.failures), claimed as (update"
          + " webhook_delivery c set state = 'SENDING', attempts = c.attempts + 1, due_at = $3 from"
          + " target t where c.id = t.delivery_id and c.done_at is null returning c.id,"
          + " c.notice_id, c.attempts, c.attempts_before, c.give_up_at) select c.id, t.id,"
          + " t.account, t.url, t.secret, t.former_secret, t.failures, c.attempts,"
          + " c.attempts_before, c.give_up_at, n.id, n.order_id, n.round, n.template, n.title,"
          + " n.short_text, n.created_at from claimed c join taken t on t.delivery_id = c.id join"
          + " notice n on n.id = c.notice_id";

  private static final String PENDING = WITH_OPEN + " select count(*) from webhook w where " + FREE;

  private static final String UNDER_WAY =
      "select count(*) from webhook_delivery d where d.done_at is null and d.state = 'SENDING'";

  /**
   * Leaves everything alone when another worker has claimed the delivery since: the lease has run
   * out. The webhook is locked first, as whoever deletes it does.
   */
  private static final String RECORD =
      "with hook as (select id from webhook where id = $1 for no key update), tried as (update"
          + " webhook_delivery d set state = $4, due_at = $5, done_at = $6, status = $7::integer,"
          + " latency_millis = $8, cause = $9::text from hook where d.id = $2 and d.webhook_id ="
          + " hook.id and d.attempts = $3 and d.state = 'SENDING' returning d.id), attempt as"
          + " (insert into webhook_attempt (delivery_id, number, tried_at, status, latency_millis,"
          + " cause) select id, $3, $10, $7::integer, $8, $9::text from tried) update webhook w set"
          + " free_at = $11, failures = case when $4 = 'DELIVERED' then 0 else w.failures + 1 end,"
          + " failing_since = case when $4 = 'DELIVERED' then null else coalesce(w.failing_since,"
          + " $10) end, last_cause = $9::text from tried where w.id = $1 returning w.state,"
          + " w.failures, w.failing_since, w.url, w.contact_email, w.language";

  private static final String AFTER_AN_OUTAGE =
      "update webhook_delivery set due_at = $2 where webhook_id = $1 and done_at is null and state"
          + " = 'WAITING' and due_at > $2";

  private static final String DISABLE =
      "update webhook set state = 'DISABLED', disabled_at = $2, version = version + 1 where id = $1";

  private static final String FAIL_ALL =
      "with failed as (update webhook_delivery set state = 'FAILED', cause = 'webhook disabled',"
          + " done_at = $2 where webhook_id = $1 and done_at is null returning notice_id, position,"
          + " cause) select n.order_id, n.round, n.id, n.account, n.template, f.cause from failed f"
          + " join notice n on n.id = f.notice_id order by f.position";

  /** What nobody tries any more: its webhook is paused, or fails and has others to try first. */
  private static final String GIVE_UP_UNTRIED =
      "with late as (select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id where"
          + " d.done_at is null and d.state = 'WAITING' and d.give_up_at <= $1 and (w.state <>"
          + " 'ENABLED' or w.failures > 0) order by d.give_up_at limit $2 for update of d skip"
          + " locked), failed as (update webhook_delivery d set state = 'FAILED', cause ="
          + " coalesce(d.cause, 'not sent in time'), done_at = $1 from late where d.id = late.id"
          + " returning d.notice_id, d.position, d.cause) select n.order_id, n.round, n.id,"
          + " n.account, n.template, f.cause from failed f join notice n on n.id = f.notice_id order"
          + " by f.position";

  private final Transactions transactions;
  private final Outbox outbox;
  private final TellAddressees tell;
  private final Sealer sealer;
  private final ObjectMapper json;
  private final Duration lease;
  private final Duration firstRetry;
  private final Duration longestRetry;
  private final int disableAfterFailures;
  private final Duration disableAfter;

  WebhookDeliveries(
      Transactions transactions,
      Outbox outbox,
      TellAddressees tell,
      Sealer sealer,
      ObjectMapper json,
      @ConfigProperty(name = "beian.webhooks.lease") Duration lease,
      @ConfigProperty(name = "beian.webhooks.first-retry") Duration firstRetry,
      @ConfigProperty(name = "beian.webhooks.longest-retry") Duration longestRetry,
      @ConfigProperty(name = "beian.webhooks.disable-after-failures") int disableAfterFailures,
      @ConfigProperty(name = "beian.webhooks.disable-after") Duration disableAfter) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.tell = tell;
    this.sealer = sealer;
    this.json = json;
    this.lease = lease;
    this.firstRetry = firstRetry;
    this.longestRetry = longestRetry;
    this.disableAfterFailures = disableAfterFailures;
    this.disableAfter = disableAfter;
  }

  /**
   * A delivery that this worker may try until the lease ends.
   *
   * @param failures of the webhook, one after another, up to now
   * @param attempts this one included
   * @param attemptsBefore those before somebody asked for it again
   */
  record Claimed(
      UUID id,
      UUID webhookId,
      AccountId account,
      String url,
      List<WebhookSecret> secrets,
      int failures,
      int attempts,
      int attemptsBefore,
      Instant giveUpAt,
      UUID noticeId,
      OrderId orderId,
      int round,
      String template,
      String body) {}

  /** How a try ended. */
  record Tried(Claimed delivery, WebhookSender.Answer answer) {

    boolean isTaken() {
      return answer.isTaken();
    }

    DeliveryState state(Instant systemNow) {
      if (answer.isTaken()) {
        return DeliveryState.DELIVERED;
      }
      return answer.isGone() || !systemNow.isBefore(delivery.giveUpAt())
          ? DeliveryState.FAILED
          : DeliveryState.WAITING;
    }
  }

  /**
   * What a round came to.
   *
   * @param failed deliveries that were given up
   * @param disabled webhooks that were
   */
  record Round(List<Claimed> claimed, int failed, int disabled) {}

  @Override
  public String name() {
    return "webhookDeliveries";
  }

  /** What could be sent now or is being sent; what waits for a receiver is not counted. */
  @Override
  public Uni<Long> count() {
    return Panache.withSession(
        () ->
            Sql.value(Long.class, PENDING, SystemTime.now())
                .chain(due -> Sql.value(Long.class, UNDER_WAY).map(sending -> due + sending)));
  }

  /**
   * Records how tries ended and claims others, in one transaction.
   *
   * @param limit how many to claim at most; 0 to only record
   */
  Uni<Round> next(List<Tried> tried, int limit) {
    Instant now = SystemTime.now();
    return transactions.inTransaction(
        () -> {
          Tally tally = new Tally();
          Uni<Void> recorded = Uni.createFrom().voidItem();
          // one order of locks for all workers
          for (Tried one :
              tried.stream().sorted(Comparator.comparing(t -> t.delivery().webhookId())).toList()) {
            recorded = recorded.chain(() -> record(one, now, tally));
          }
          if (limit == 0) {
            return recorded.map(done -> tally.with(List.of()));
          }
          return recorded
              .chain(() -> giveUpUntried(now, tally))
              .chain(() -> Sql.rows(CLAIM, now, limit, now.plus(lease)))
              .map(rows -> tally.with(rows.stream().map(this::claimed).toList()));
        });
  }

  private Uni<Void> record(Tried tried, Instant now, Tally tally) {
    Claimed delivery = tried.delivery();
    WebhookSender.Answer answer = tried.answer();
    DeliveryState state = tried.state(now);
    int tries = delivery.attempts() - delivery.attemptsBefore();
    return Sql.rows(
            RECORD,
            delivery.webhookId(),
            delivery.id(),
            delivery.attempts(),
            state.name(),
            state == DeliveryState.WAITING ? now.plus(pause(tries, answer)) : now,
            state == DeliveryState.WAITING ? null : now,
            answer.status(),
            answer.latencyMillis(),
            answer.cause(),
            now,
            answer.isTaken() ? now : now.plus(pause(delivery.failures() + 1, answer)))
        .chain(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : follow(tried, state, rows.get(0), now, tally));
  }

  private Uni<Void> follow(
      Tried tried, DeliveryState state, Object[] webhook, Instant now, Tally tally) {
    Claimed delivery = tried.delivery();
    if (state == DeliveryState.DELIVERED) {
      Uni<Void> told = outbox.append(delivered(delivery));
      return delivery.failures() < AN_OUTAGE
          ? told
          : told.chain(() -> Sql.update(AFTER_AN_OUTAGE, delivery.webhookId(), now))
              .replaceWithVoid();
    }
    Uni<Void> told = Uni.createFrom().voidItem();
    if (state == DeliveryState.FAILED) {
      tally.failed++;
      told = outbox.append(failed(delivery, String.valueOf(tried.answer().cause())));
    }
    int failures = ((Number) webhook[1]).intValue();
    Instant since = (Instant) webhook[2];
    boolean tooLong = failures >= disableAfterFailures && !now.isBefore(since.plus(disableAfter));
    boolean enabled = !"DISABLED".equals(webhook[0]);
    return enabled && (tried.answer().isGone() || tooLong)
        ? told.chain(() -> disable(tried, webhook, failures, now, tally))
        : told;
  }

  private Uni<Void> disable(Tried tried, Object[] webhook, int failures, Instant now, Tally tally) {
    Claimed delivery = tried.delivery();
    tally.disabled++;
    String email = (String) webhook[4];
    WebhookDisabled event =
        new WebhookDisabled(
            delivery.orderId(),
            delivery.round(),
            new Recipient(
                delivery.account(),
                email == null ? null : new Sealed(email),
                null,
                Language.valueOf((String) webhook[5]).tag()),
            delivery.webhookId(),
            TargetRules.hostOf(URI.create(sealer.open(new Sealed((String) webhook[3])))),
            failures,
            String.valueOf(tried.answer().cause()));
    return Sql.update(DISABLE, delivery.webhookId(), now)
        .chain(() -> Sql.rows(FAIL_ALL, delivery.webhookId(), now))
        .chain(rows -> announce(rows, tally))
        .chain(() -> outbox.append(event))
        .chain(() -> tell.of(event))
        .replaceWithVoid();
  }

  private Uni<Void> giveUpUntried(Instant now, Tally tally) {
    return Sql.rows(GIVE_UP_UNTRIED, now, LATE_AT_ONCE).chain(rows -> announce(rows, tally));
  }

  private Uni<Void> announce(List<Object[]> failed, Tally tally) {
    tally.failed += failed.size();
    List<DomainEvent> events = new ArrayList<>();
    for (Object[] row : failed) {
      events.add(
          new NoticeFailed(
              new OrderId((UUID) row[0]),
              ((Number) row[1]).intValue(),
              (UUID) row[2],
              new AccountId((String) row[3]),
              Channel.WEBHOOK,
              (String) row[4],
              (String) row[5]));
    }
    return outbox.append(events);
  }

  /** Doubles with every failure; up to a quarter more or less, so that not all come at once. */
  private Duration pause(int failures, WebhookSender.Answer answer) {
    Duration doubled = firstRetry.multipliedBy(1L << Math.max(0, Math.min(failures - 1, 20)));
    long millis = Math.min(doubled.toMillis(), longestRetry.toMillis());
    Duration pause =
        Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
    Duration asked = answer.comeBackAfter();
    if (asked == null || asked.compareTo(pause) <= 0) {
      return pause;
    }
    return asked.compareTo(longestRetry) > 0 ? longestRetry : asked;
  }

  private Claimed claimed(Object[] row) {
    UUID id = (UUID) row[0];
    UUID order = (UUID) row[11];
    int round = ((Number) row[12]).intValue();
    String template = (String) row[13];
    return new Claimed(
        id,
        (UUID) row[1],
        new AccountId((String) row[2]),
        sealer.open(new Sealed((String) row[3])),
        secrets((String) row[4], (String) row[5]),
        ((Number) row[6]).intValue(),
        ((Number) row[7]).intValue(),
        ((Number) row[8]).intValue(),
        (Instant) row[9],
        (UUID) row[10],
        new OrderId(order),
        round,
        template,
        new WebhookPayload(
                id, template, order, round, (String) row[14], (String) row[15], (Instant) row[16])
            .write(json));
  }

  private List<WebhookSecret> secrets(String present, @Nullable String former) {
    return Stream.of(present, former)
        .filter(token -> token != null)
        .map(token -> new WebhookSecret(sealer.open(new Sealed(token))))
        .toList();
  }

  private static DomainEvent delivered(Claimed delivery) {
    return new NoticeDelivered(
        delivery.orderId(),
        delivery.round(),
        delivery.noticeId(),
        delivery.account(),
        Channel.WEBHOOK,
        delivery.template());
  }

  private static DomainEvent failed(Claimed delivery, String cause) {
    return new NoticeFailed(
        delivery.orderId(),
        delivery.round(),
        delivery.noticeId(),
        delivery.account(),
        Channel.WEBHOOK,
        delivery.template(),
        cause);
  }

  /** Counts while a transaction goes on; a repeated one begins anew. */
  private static final class Tally {
    private int failed;
    private int disabled;

    Round with(List<Claimed> claimed) {
      return new Round(claimed, failed, disabled);
    }
  }
}
