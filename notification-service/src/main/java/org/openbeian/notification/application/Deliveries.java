package org.openbeian.notification.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.contracts.notification.NoticeFailed;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.notification.domain.Language;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.operations.PendingWork;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;

/**
 * The deliveries in the database: which are due, and what became of those that were tried.
 *
 * <p>Of one order, channel and addressee only the first open one can be claimed, so that a filer is
 * told the steps in their order; reminders that a digest collects stand in nobody's way. Looking
 * costs what is due, not what is kept.
 */
@ApplicationScoped
class Deliveries implements PendingWork {

  /** Ordered on purpose: whatever the statistics say, the order's own index is the cheapest. */
  private static final String FIRST_OF_ITS_ORDER =
      " d.position = (select e.position from delivery e where e.order_id = d.order_id and e.channel"
          + " = d.channel and e.person is not distinct from d.person and e.done_at is null and"
          + " e.state <> 'COLLECTED' order by e.position limit 1)";

  static final String CLAIM =
      "with due as (select d.id from delivery d where d.done_at is null and d.channel = $1 and"
          + " d.due_at <= $2 and"
          + FIRST_OF_ITS_ORDER
          + " order by d.due_at limit $3 for update of d skip locked), claimed as (update delivery"
          + " c set state = 'SENDING', attempts = c.attempts + 1, due_at = $4 from due where c.id ="
          + " due.id returning c.id, c.notice_id, c.recipient, c.attempts, c.give_up_at) select"
          + " c.id, c.recipient, c.attempts, c.give_up_at, n.id, n.order_id, n.round, n.account,"
          + " n.template, n.language, n.title, n.body, n.short_text, n.created_at from claimed c"
          + " left join notice n on n.id = c.notice_id";

  private static final String PENDING =
      "select count(*) from delivery d where d.done_at is null and (d.state = 'SENDING' or d.due_at"
          + " <= $1 and"
          + FIRST_OF_ITS_ORDER
          + ")";

  private static final String FINISH =
      "with done as (update delivery set state = $1, cause = nullif($2, ''), done_at = $3, recipient ="
          + " case when cast($5 as timestamptz) is null then null else recipient end, forget_at = $5"
          + " where id = any($4) and done_at is null returning id)"
          + " select id from done";

  private static final String POSTPONE =
      "update delivery set state = 'WAITING', cause = $1, due_at = $2 where id = any($3) and attempts = $4 and state = 'SENDING'";

  private final Transactions transactions;
  private final SmsHandovers smsHandovers;
  private final Outbox outbox;
  private final DigestMails digestMails;
  private final Sealer sealer;
  private final Clock clock;
  private final MeterRegistry meters;
  private final int batchSize;
  private final Duration lease;
  private final Duration firstRetry;
  private final Duration longestRetry;
  private final Duration keptAfterFailure;

  Deliveries(
      Transactions transactions,
      SmsHandovers smsHandovers,
      Outbox outbox,
      DigestMails digestMails,
      Sealer sealer,
      Clock clock,
      MeterRegistry meters,
      @ConfigProperty(name = "beian.notices.batch-size") int batchSize,
      @ConfigProperty(name = "beian.notices.lease") Duration lease,
      @ConfigProperty(name = "beian.notices.first-retry") Duration firstRetry,
      @ConfigProperty(name = "beian.notices.longest-retry") Duration longestRetry,
      @ConfigProperty(name = "beian.notices.failed-recipients-kept") Duration keptAfterFailure) {
    this.transactions = transactions;
    this.smsHandovers = smsHandovers;
    this.outbox = outbox;
    this.digestMails = digestMails;
    this.sealer = sealer;
    this.clock = clock;
    this.meters = meters;
    this.batchSize = batchSize;
    this.lease = lease;
    this.firstRetry = firstRetry;
    this.longestRetry = longestRetry;
    this.keptAfterFailure = keptAfterFailure;
  }

  /**
   * A delivery that this worker may try until the lease ends.
   *
   * @param told the notice that it takes along; of a digest's mail all that it carries
   */
  record Claimed(OutgoingNotice notice, int attempts, Instant giveUpAt, List<Told> told) {

    UUID id() {
      return notice.deliveryId();
    }

    /** All that is done when this one is. */
    Stream<UUID> ids() {
      return Stream.concat(Stream.of(id()), told.stream().map(Told::deliveryId)).distinct();
    }
  }

  /** A notice that a delivery takes along. */
  record Told(
      UUID deliveryId,
      UUID noticeId,
      OrderId orderId,
      int round,
      AccountId account,
      String template) {}

  /**
   * How a try ended.
   *
   * @param cause empty when it was delivered; never personal data
   */
  record Tried(Claimed delivery, String cause, boolean refused) {

    static Tried delivered(Claimed delivery) {
      return new Tried(delivery, "", false);
    }

    boolean delivered() {
      return cause.isEmpty();
    }

    /** Whether no further try follows. */
    boolean failed(Instant systemNow) {
      return !delivered() && (refused || !systemNow.isBefore(delivery.giveUpAt));
    }
  }

  @Override
  public String name() {
    return "deliveries";
  }

  /** What is due or being sent; what waits for a channel that is down is not counted. */
  @Override
  public Uni<Long> count() {
    return Panache.withSession(() -> Sql.value(Long.class, PENDING, SystemTime.now()));
  }

  /**
   * Records how a batch ended and claims the next one, in one transaction.
   *
   * @param claim false to only record
   */
  Uni<List<Claimed>> next(Channel channel, List<Tried> tried, boolean claim) {
    Instant now = SystemTime.now();
    return transactions
        .inTransaction(
            () ->
                record(channel, tried, now)
                    .chain(() -> smsHandovers.noted(channel, tried))
                    .chain(
                        () ->
                            claim
                                ? claim(channel, now)
                                : Uni.createFrom().item(List.<Claimed>of())))
        .invoke(() -> smsHandovers.forget(tried));
  }

  private Uni<List<Claimed>> claim(Channel channel, Instant now) {
    return Sql.rows(CLAIM, channel.name(), now, batchSize, now.plus(lease))
        .chain(
            rows -> {
              List<Claimed> claimed =
                  rows.stream().filter(row -> row[4] != null).map(Deliveries::claimed).toList();
              List<Object[]> digests = rows.stream().filter(row -> row[4] == null).toList();
              return digests.isEmpty()
                  ? Uni.createFrom().item(claimed)
                  : digests(digests)
                      .map(mails -> Stream.concat(claimed.stream(), mails.stream()).toList());
            })
        .chain(claimed -> smsHandovers.recalled(channel, claimed));
  }

  /** The mails of digests; one that has nothing left to carry is done without being sent. */
  private Uni<List<Claimed>> digests(List<Object[]> rows) {
    List<UUID> ids = rows.stream().map(row -> (UUID) row[0]).toList();
    return digestMails
        .of(ids)
        .call(
            mails ->
                finish(
                    DeliveryState.FAILED,
                    "erased",
                    ids.stream().filter(id -> !mails.containsKey(id)).toList(),
                    null))
        .map(
            mails ->
                rows.stream()
                    .filter(row -> mails.containsKey((UUID) row[0]))
                    .map(row -> claimed(row, mails.get((UUID) row[0])))
                    .toList());
  }

  private Uni<Void> record(Channel channel, List<Tried> tried, Instant now) {
    List<DomainEvent> events = new ArrayList<>();
    Uni<Void> recorded =
        finish(DeliveryState.DELIVERED, "", ids(tried, Tried::delivered), null)
            .invoke(done -> among(tried, done).forEach(d -> events.add(delivered(d, channel))))
            .replaceWithVoid();
    Set<String> causes =
        tried.stream().filter(t -> t.failed(now)).map(Tried::cause).collect(Collectors.toSet());
    for (String cause : causes) {
      List<UUID> failed = ids(tried, t -> t.failed(now) && cause.equals(t.cause()));
      recorded =
          recorded
              .chain(() -> finish(DeliveryState.FAILED, cause, failed, now.plus(keptAfterFailure)))
              .invoke(
                  done -> among(tried, done).forEach(d -> events.add(failed(d, channel, cause))))
              .invoke(done -> count(channel, tried, done))
              .replaceWithVoid();
    }
    Map<Again, List<UUID>> again =
        tried.stream()
            .filter(t -> !t.delivered() && !t.failed(now))
            .collect(
                Collectors.groupingBy(
                    Again::of, Collectors.mapping(t -> t.delivery().id(), Collectors.toList())));
    for (Map.Entry<Again, List<UUID>> entry : again.entrySet()) {
      recorded = recorded.chain(() -> postpone(entry.getKey(), entry.getValue(), now));
    }
    return recorded.chain(() -> outbox.append(events));
  }

  /** Counts those that failed for good, once the world is told so. */
  private void count(Channel channel, List<Tried> tried, List<UUID> failed) {
    Set<UUID> wanted = Set.copyOf(failed);
    List<Tried> lost = tried.stream().filter(t -> wanted.contains(t.delivery().id())).toList();
    Transactions.afterCommit(
        () -> lost.forEach(t -> failures(channel, t.refused() ? "refused" : "given-up")));
  }

  private void failures(Channel channel, String reason) {
    meters.counter("beian.notices.failed", "channel", channel.name(), "reason", reason).increment();
  }

  /**
   * Marks deliveries as done; gives those that were not before.
   *
   * @param forgetAt until when their recipients stay, sealed; null to forget them now
   */
  private Uni<List<UUID>> finish(
      DeliveryState state, String cause, List<UUID> ids, @Nullable Instant forgetAt) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return Sql.rows(FINISH, state.name(), cause, now, ids.toArray(UUID[]::new), forgetAt)
        .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
  }

  /** Leaves alone what another worker has claimed since: its lease has run out. */
  private Uni<Void> postpone(Again again, List<UUID> ids, Instant now) {
    Duration doubled = firstRetry.multipliedBy(1L << Math.min(again.attempts() - 1, 20));
    Duration wait = doubled.compareTo(longestRetry) > 0 ? longestRetry : doubled;
    return Sql.update(
            POSTPONE, again.cause(), now.plus(wait), ids.toArray(UUID[]::new), again.attempts())
        .replaceWithVoid();
  }

  private static DomainEvent delivered(Told told, Channel channel) {
    return new NoticeDelivered(
        told.orderId(), told.round(), told.noticeId(), told.account(), channel, told.template());
  }

  private static DomainEvent failed(Told told, Channel channel, String cause) {
    return new NoticeFailed(
        told.orderId(),
        told.round(),
        told.noticeId(),
        told.account(),
        channel,
        told.template(),
        cause);
  }

  private static List<UUID> ids(List<Tried> tried, Predicate<Tried> which) {
    return tried.stream().filter(which).flatMap(t -> t.delivery().ids()).toList();
  }

  private static Stream<Told> among(List<Tried> tried, List<UUID> ids) {
    Set<UUID> wanted = Set.copyOf(ids);
    return tried.stream()
        .flatMap(t -> t.delivery().told().stream())
        .filter(told -> wanted.contains(told.deliveryId()));
  }

  private static Claimed claimed(Object[] row) {
    return new Claimed(
        new OutgoingNotice(
            (UUID) row[0],
            new Sealed((String) row[1]),
            Language.valueOf((String) row[9]),
            (String) row[10],
            new Sealed((String) row[11]),
            (String) row[12],
            (Instant) row[13]),
        ((Number) row[2]).intValue(),
        (Instant) row[3],
        List.of(
            new Told(
                (UUID) row[0],
                (UUID) row[4],
                new OrderId((UUID) row[5]),
                ((Number) row[6]).intValue(),
                new AccountId((String) row[7]),
                (String) row[8])));
  }

  private Claimed claimed(Object[] row, DigestMails.Written mail) {
    return new Claimed(
        new OutgoingNotice(
            (UUID) row[0],
            new Sealed((String) row[1]),
            mail.language(),
            mail.texts().title(),
            sealer.seal(mail.texts().body()),
            mail.texts().sms(),
            clock.instant().truncatedTo(ChronoUnit.MICROS)),
        ((Number) row[2]).intValue(),
        (Instant) row[3],
        mail.told());
  }

  private record Again(int attempts, String cause) {

    static Again of(Tried tried) {
      return new Again(tried.delivery().attempts(), tried.cause());
    }
  }
}
