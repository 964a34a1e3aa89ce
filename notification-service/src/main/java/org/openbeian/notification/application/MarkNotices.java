package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.Seen;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/**
 * Marks notices in the caller's mailbox as read, or as unread again. Whoever listens to the mailbox
 * is told the new count.
 */
@ApplicationScoped
public class MarkNotices {

  private static final String THIS = " id = $1 and account = $2 and person is not distinct from $3";

  private static final String READ =
      "update notice set read_at = $4, changed_in = pg_current_xact_id() where read_at is null and"
          + THIS;

  private static final String UNREAD =
      "update notice set read_at = null, changed_in = pg_current_xact_id() where read_at is not null"
          + " and"
          + THIS;

  private static final String READ_ALL =
      "update notice set read_at = $%d, changed_in = pg_current_xact_id() where read_at is null and"
          + " %s and pg_visible_in_snapshot(written_in, cast(cast($%d as text) as pg_snapshot))";

  /**
   * What marking many came to.
   *
   * @param marked how many were unread before
   */
  public record Marked(int marked, ReadNotices.Unread unread) {}

  private final Transactions transactions;
  private final MailboxFeed feed;
  private final Clock clock;

  MarkNotices(Transactions transactions, MailboxFeed feed, Clock clock) {
    this.transactions = transactions;
    this.feed = feed;
    this.clock = clock;
  }

  /** The notice, read; the first time counts. Fails with 404 when it is in no such mailbox. */
  public Uni<Notice> read(Mailbox mailbox, UUID id) {
    return one(
        mailbox,
        id,
        () -> Sql.update(READ, id, mailbox.account().value(), mailbox.person(), now()));
  }

  /** The notice, unread. Fails with 404 when it is in no such mailbox. */
  public Uni<Notice> unread(Mailbox mailbox, UUID id) {
    return one(
        mailbox, id, () -> Sql.update(UNREAD, id, mailbox.account().value(), mailbox.person()));
  }

  /** Marks all as read that a look could see; what came since stays as it is. */
  public Uni<Marked> readAll(Mailbox mailbox, Seen upTo) {
    Object[] parameters = ReadNotices.parameters(mailbox, now(), upTo.snapshot());
    String sql =
        READ_ALL.formatted(parameters.length - 1, ReadNotices.lying(mailbox), parameters.length);
    return transactions.inTransaction(
        () ->
            Sql.update(sql, parameters)
                .invoke(this::tell)
                .chain(
                    marked ->
                        ReadNotices.unread(mailbox).map(unread -> new Marked(marked, unread))));
  }

  private Uni<Notice> one(Mailbox mailbox, UUID id, Supplier<Uni<Integer>> mark) {
    return transactions.inTransaction(
        () ->
            mark.get()
                .invoke(this::tell)
                .chain(() -> Panache.getSession())
                .chain(session -> session.find(Notice.class, id))
                .invoke(
                    notice -> {
                      if (notice == null || !notice.mailbox().equals(mailbox)) {
                        throw ApiException.notFound();
                      }
                    }));
  }

  private void tell(int marked) {
    if (marked > 0) {
      Transactions.afterCommit(feed::wake);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
