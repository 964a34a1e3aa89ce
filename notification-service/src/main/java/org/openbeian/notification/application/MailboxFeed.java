package org.openbeian.notification.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.notification.application.ReadNotices.Missed;
import org.openbeian.notification.application.ReadNotices.Unread;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.Seen;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Background;
import org.openbeian.platform.transaction.EventsCommitted;

/**
 * Tells those who listen to mailboxes what arrives and what is read, on every replica.
 *
 * <p>While anybody listens to this replica it looks for what was committed since its last look:
 * when a transaction of its own commits, and every poll interval for those of other replicas. A
 * look is one query for all mailboxes, which costs what is new and not who listens; whoever listens
 * to one mailbox shares the queries for it.
 */
@ApplicationScoped
public class MailboxFeed {

  private static final Logger LOG = Logger.getLogger(MailboxFeed.class);

  /** Lets what commits together be looked at together. */
  private static final long GATHER_MILLIS = 20;

  /** More at one look are not told one by one. */
  private static final int AT_ONE_LOOK = 2_000;

  /** A transaction that nobody can have seen, for those that were not looked at. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private static final String CHANGED =
      " from notice n where n.changed_in >= cast(cast($2 as text) as xid8) and n.changed_in <"
          + " pg_snapshot_xmax(s.seen) and not pg_visible_in_snapshot(n.changed_in, b.seen)";

  private static final String LOOK =
      "select s.seen::text, r.* from (select pg_current_snapshot() as seen) s cross join (select"
          + " cast(cast($1 as text) as pg_snapshot) as seen) b left join lateral ((select n.id,"
          + " n.account, n.person, n.written_in::text::bigint"
          + CHANGED
          + " and not pg_visible_in_snapshot(n.written_in, b.seen) limit "
          + (AT_ONE_LOOK + 1)
          + ") union all (select distinct null::uuid, n.account, n.person, 0::bigint"
          + CHANGED
          + " and pg_visible_in_snapshot(n.written_in, b.seen))) r on true";

  /** Listens to a mailbox; must neither block nor fail. */
  public interface Reader {

    /** Called on any thread, one call after another. */
    void told(News news);
  }

  /**
   * What happened in a mailbox.
   *
   * @param notices what arrived, oldest first
   * @param untold transactions that wrote more than is told one by one
   * @param seen what a reader has been told of by this
   */
  public record News(List<Arrived> notices, Set<Long> untold, long unreadCount, Seen seen) {}

  /**
   * A notice that arrived.
   *
   * @param writtenIn the transaction, by which {@link Seen} knows it
   */
  public record Arrived(Notice notice, long writtenIn) {}

  private final Vertx vertx;
  private final Background background;
  private final ReadNotices notices;
  private final Duration pollInterval;
  private final int perMailbox;
  private final int atMost;
  private final Map<Mailbox, Set<Reader>> readers = new HashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private int listening;
  private @Nullable Seen seen;

  MailboxFeed(
      Vertx vertx,
      Background background,
      ReadNotices notices,
      MeterRegistry meters,
      @ConfigProperty(name = "beian.notices.stream.poll-interval") Duration pollInterval,
      @ConfigProperty(name = "beian.notices.stream.per-mailbox") int perMailbox,
      @ConfigProperty(name = "beian.notices.stream.at-most") int atMost) {
    this.vertx = vertx;
    this.background = background;
    this.notices = notices;
    this.pollInterval = pollInterval;
    this.perMailbox = perMailbox;
    this.atMost = atMost;
    Gauge.builder("beian.notices.streams", this::listening)
        .description("streams of in-site messages that are open on this replica")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    vertx.setPeriodic(pollInterval.toMillis(), ignored -> wake());
  }

  /** Commits of this service that append events are those that write notices, and few others. */
  void committed(@Observes EventsCommitted event) {
    wake();
  }

  /**
   * Begins to listen, until {@link #leave}. To have missed nothing, ask {@link #missed} afterwards.
   *
   * @throws ApiException 429 when too many listen to the mailbox, 503 when too many do in all
   */
  public synchronized void join(Mailbox mailbox, Reader reader) {
    Set<Reader> others = readers.get(mailbox);
    if (others != null && others.size() >= perMailbox) {
      throw ApiException.of(429, "TOO_MANY_STREAMS", String.valueOf(perMailbox))
          .withHeader("Retry-After", "30");
    }
    if (listening >= atMost) {
      throw ApiException.of(503, "STREAMS_FULL").withHeader("Retry-After", "30");
    }
    readers.computeIfAbsent(mailbox, first -> new LinkedHashSet<>()).add(reader);
    listening++;
  }

  /**
   * What a reader missed before it joined. It is told by {@link Reader#told} of everything that
   * this does not include, and maybe of some that it does.
   *
   * @param since null when it has not looked before
   */
  public Uni<Missed> missed(Mailbox mailbox, @Nullable Seen since) {
    // the look that others go on from comes first: nothing is between it and what is missed
    return Panache.withSession(() -> Sql.value(String.class, "select pg_current_snapshot()::text"))
        .invoke(snapshot -> begin(Seen.ofSnapshot(snapshot)))
        .chain(() -> notices.missed(mailbox, since));
  }

  /** Ends it; may be called again. */
  public synchronized void leave(Mailbox mailbox, Reader reader) {
    Set<Reader> those = readers.get(mailbox);
    if (those == null || !those.remove(reader)) {
      return;
    }
    listening--;
    if (those.isEmpty()) {
      readers.remove(mailbox);
    }
    if (listening == 0) {
      seen = null;
    }
  }

  /** Has it look soon; cheap, and any number of calls are one. */
  public void wake() {
    if (seenBefore() != null && calls.getAndIncrement() == 0) {
      vertx.setTimer(GATHER_MILLIS, ignored -> look());
    }
  }

  private void look() {
    calls.set(1);
    Seen before = seenBefore();
    Uni<Void> looked =
        before == null ? Uni.createFrom().voidItem() : background.run(() -> look(before));
    looked
        .onFailure()
        .invoke(failure -> LOG.warnf("mailboxes are not looked at: %s", failure.toString()))
        .subscribe()
        .with(done -> again(), failure -> calls.set(0));
  }

  private void again() {
    if (!calls.compareAndSet(1, 0)) {
      vertx.setTimer(GATHER_MILLIS, ignored -> look());
    }
  }

  private Uni<Void> look(Seen before) {
    return Panache.withSession(
            () -> Sql.rows(LOOK, before.snapshot(), String.valueOf(before.oldest())))
        .chain(rows -> tell(rows).invoke(() -> goOn(before, rows)));
  }

  private void goOn(Seen before, List<Object[]> rows) {
    Seen now = Seen.ofSnapshot((String) rows.get(0)[0]);
    synchronized (this) {
      // null or another when the last reader left meanwhile
      if (before.equals(seen)) {
        seen = now;
      }
    }
  }

  private Uni<Void> tell(List<Object[]> rows) {
    Seen now = Seen.ofSnapshot((String) rows.get(0)[0]);
    Map<Mailbox, Map<UUID, Long>> changed = new LinkedHashMap<>();
    int arrived = 0;
    for (Object[] row : rows) {
      if (row[2] == null) {
        continue;
      }
      Map<UUID, Long> written =
          changed.computeIfAbsent(
              new Mailbox(new AccountId((String) row[2]), (String) row[3]),
              first -> new HashMap<>());
      if (row[1] != null) {
        written.put((UUID) row[1], (Long) row[4]);
        arrived++;
      }
    }
    boolean all = arrived <= AT_ONE_LOOK;
    if (all) {
      changed.keySet().retainAll(listenedTo());
    } else {
      // of those beyond the limit nobody knows whose they are
      listenedTo().forEach(mailbox -> changed.put(mailbox, Map.of()));
      changed.keySet().retainAll(listenedTo());
    }
    Uni<Void> told = Uni.createFrom().voidItem();
    for (Map.Entry<Mailbox, Map<UUID, Long>> mailbox : changed.entrySet()) {
      told = told.chain(() -> tell(mailbox.getKey(), mailbox.getValue(), all, now));
    }
    return told;
  }

  private Uni<Void> tell(Mailbox mailbox, Map<UUID, Long> written, boolean all, Seen now) {
    Set<Long> untold =
        !all
            ? Set.of(UNKNOWN)
            : written.size() > ReadNotices.MISSED_AT_MOST ? Set.copyOf(written.values()) : Set.of();
    return notices
        .all(untold.isEmpty() ? List.copyOf(written.keySet()) : List.of())
        .chain(
            found ->
                notices
                    .unreadOf(mailbox)
                    .invoke(unread -> tell(mailbox, news(found, written, untold, unread, now))))
        .replaceWithVoid();
  }

  private static News news(
      List<Notice> found, Map<UUID, Long> written, Set<Long> untold, Unread unread, Seen now) {
    List<Arrived> arrived =
        found.stream()
            .map(notice -> new Arrived(notice, written.getOrDefault(notice.id(), 0L)))
            .toList();
    return new News(arrived, untold, unread.count(), now);
  }

  private void tell(Mailbox mailbox, News news) {
    readersOf(mailbox).forEach(reader -> reader.told(news));
  }

  private synchronized void begin(Seen first) {
    if (seen == null && listening > 0) {
      seen = first;
    }
  }

  private synchronized @Nullable Seen seenBefore() {
    return seen;
  }

  private synchronized List<Reader> readersOf(Mailbox mailbox) {
    return new ArrayList<>(readers.getOrDefault(mailbox, Set.of()));
  }

  private synchronized Set<Mailbox> listenedTo() {
    return readers.keySet().stream().collect(Collectors.toUnmodifiableSet());
  }

  private synchronized int listening() {
    return listening;
  }
}
