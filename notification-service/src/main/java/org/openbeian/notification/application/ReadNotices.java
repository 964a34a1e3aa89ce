package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.Seen;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/** Lists the notices in a mailbox, newest first. */
@ApplicationScoped
public class ReadNotices {

  /**
   * As many that were missed are told one by one; whoever missed more had better list them. So that
   * this is known without looking at all that a mailbox ever got, they must be among the newest.
   */
  static final int MISSED_AT_MOST = 100;

  private static final int NEWEST = 2 * MISSED_AT_MOST;

  private static final String COUNT =
      "select count(*), pg_current_snapshot()::text from notice where read_at is null and ";

  private static final String WRITTEN_IN =
      "select id, written_in::text::bigint from notice where %s order by created_at desc, id desc"
          + " limit "
          + NEWEST;

  /**
   * What to list.
   *
   * @param unread true for unread ones only, false for read ones only, null for all
   * @param orderId null for all orders
   * @param notice the notice's name; null for all
   * @param from business time, included; null from the first
   * @param until business time, not included; null to the last
   * @param after where the page before ended; null from the start
   */
  public record Query(
      @Nullable Boolean unread,
      @Nullable UUID orderId,
      @Nullable String notice,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Cursor after,
      int limit) {}

  /** How many of a mailbox are unread, and what was there when they were counted. */
  public record Unread(long count, Seen seen) {}

  /**
   * Some of the notices.
   *
   * @param unread of the whole mailbox; whoever reads on from its {@code seen} misses nothing
   */
  public record Found(List<Notice> notices, Unread unread) {}

  /**
   * What came since a reader looked.
   *
   * @param notices oldest first; none when too many came
   * @param complete whether these are all
   */
  public record Missed(List<Notice> notices, boolean complete, Unread unread) {

    /** The same for a reader who may have missed more. */
    public Missed incomplete() {
      return new Missed(notices, false, unread);
    }
  }

  public Uni<Found> of(Mailbox mailbox, Query query) {
    return Panache.withSession(
        () ->
            unread(mailbox)
                .chain(unread -> list(mailbox, query).map(notices -> new Found(notices, unread))));
  }

  /** How many are unread; costs what is unread, not what is kept. */
  public Uni<Unread> unreadOf(Mailbox mailbox) {
    return Panache.withSession(() -> unread(mailbox));
  }

  /**
   * What came since a reader looked.
   *
   * @param since null when it has not, and so missed nothing
   */
  Uni<Missed> missed(Mailbox mailbox, @Nullable Seen since) {
    return Panache.withSession(
        () ->
            unread(mailbox)
                .chain(
                    unread -> {
                      if (since == null) {
                        return Uni.createFrom().item(new Missed(List.of(), true, unread));
                      }
                      if (since.next() > unread.seen().next()) {
                        // it looked at another database, such as one before a restored dump
                        return Uni.createFrom().item(new Missed(List.of(), false, unread));
                      }
                      return written(mailbox, since, unread);
                    }));
  }

  /** The notices of these ids, oldest first. */
  Uni<List<Notice>> all(List<UUID> ids) {
    return Panache.withSession(() -> byIds(ids));
  }

  private static Uni<Missed> written(Mailbox mailbox, Seen since, Unread unread) {
    return Sql.rows(WRITTEN_IN.formatted(lying(mailbox)), parameters(mailbox))
        .chain(
            rows -> {
              List<UUID> missed =
                  rows.stream()
                      .filter(row -> !since.includes((Long) row[1]))
                      .filter(row -> unread.seen().includes((Long) row[1]))
                      .map(row -> (UUID) row[0])
                      .toList();
              return missed.size() > MISSED_AT_MOST
                  ? Uni.createFrom().item(new Missed(List.of(), false, unread))
                  : byIds(missed).map(notices -> new Missed(notices, true, unread));
            });
  }

  private static Uni<List<Notice>> byIds(List<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from Notice where id in :ids order by createdAt, id", Notice.class)
                    .setParameter("ids", ids)
                    .setReadOnly(true)
                    .getResultList());
  }

  static Uni<Unread> unread(Mailbox mailbox) {
    return Sql.rows(COUNT + lying(mailbox), parameters(mailbox))
        .map(rows -> rows.get(0))
        .map(row -> new Unread((Long) row[0], Seen.ofSnapshot((String) row[1])));
  }

  private static Uni<List<Notice>> list(Mailbox mailbox, Query query) {
    StringBuilder hql = new StringBuilder("from Notice where account = :account and person ");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("account", mailbox.account().value());
    String person = mailbox.person();
    hql.append(person == null ? "is null" : "= :person");
    put(parameters, "person", person);
    if (query.unread() != null) {
      hql.append(query.unread() ? " and readAt is null" : " and readAt is not null");
    }
    hql.append(query.orderId() == null ? "" : " and orderId = :orderId");
    put(parameters, "orderId", query.orderId());
    hql.append(query.notice() == null ? "" : " and template = :template");
    put(parameters, "template", query.notice());
    hql.append(query.from() == null ? "" : " and createdAt >= :from");
    put(parameters, "from", query.from());
    hql.append(query.until() == null ? "" : " and createdAt < :until");
    put(parameters, "until", query.until());
    Cursor after = query.after();
    if (after != null) {
      hql.append(" and (createdAt, id) < (:time, :id)");
      parameters.put("time", after.time());
      parameters.put("id", after.id());
    }
    hql.append(" order by createdAt desc, id desc");
    return Panache.getSession()
        .chain(session -> select(session, hql.toString(), parameters, query));
  }

  private static Uni<List<Notice>> select(
      Mutiny.Session session, String hql, Map<String, Object> parameters, Query query) {
    var select = session.createSelectionQuery(hql, Notice.class);
    parameters.forEach(select::setParameter);
    return select.setMaxResults(query.limit()).setReadOnly(true).getResultList();
  }

  private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }

  /** The rows of a mailbox, in the words of its indexes; see {@link #parameters}. */
  static String lying(Mailbox mailbox) {
    return mailbox.person() == null
        ? "account = $1 and person is null"
        : "account = $1 and person = $2";
  }

  /** The first one or two parameters of a statement with {@link #lying}, and more. */
  static Object[] parameters(Mailbox mailbox, Object... more) {
    List<Object> all = new ArrayList<>();
    all.add(mailbox.account().value());
    if (mailbox.person() != null) {
      all.add(mailbox.person());
    }
    all.addAll(List.of(more));
    return all.toArray();
  }
}
