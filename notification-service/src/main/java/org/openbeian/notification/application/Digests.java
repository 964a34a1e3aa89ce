package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.ReminderDigest;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.pii.Sealer;

/**
 * Reminders that go out together: one digest for each mailbox and day.
 *
 * <p>Whoever adds to a digest holds its row until the commit, and whoever closes it skips a row
 * that is held. So none is added to one that is closed (it is for the next day), none that was
 * added in time is missing, and no day has a second. Closing it makes one delivery whose mail
 * carries all that were collected; where they have several addresses, one for each.
 */
@ApplicationScoped
public class Digests {

  /** The kind of the deadline at which a digest is closed. */
  public static final String KIND = "reminder-digest";

  /** Long after a day's digest could be opened again by a clock that is behind. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final String OPEN =
      "with open as (insert into reminder_digest (id, account, person, day) values ($1, $2, $3, $4)"
          + " on conflict (account, person, day) do update set day = excluded.day returning id,"
          + " closed_at) select id, closed_at from open";

  private static final String LOCK =
      "select id from reminder_digest where id = any($1) for update skip locked";

  private static final String CLOSE =
      "with closed as (update reminder_digest set closed_at = $2 where id = any($1) and closed_at"
          + " is null returning id) select d.digest_id, d.id, d.person, d.recipient from closed c"
          + " join delivery d on d.digest_id = c.id and d.done_at is null order by d.position";

  private static final String SEND =
      "insert into delivery (id, order_id, person, channel, recipient, state, attempts, due_at,"
          + " give_up_at, queued_at) select c.id, c.id, nullif(c.person, ''), 'EMAIL', c.recipient,"
          + " 'WAITING', 0, $4, $5, $4 from unnest($1::uuid[], $2::text[], $3::text[]) as c(id, person, recipient)";

  private static final String CARRY = "update delivery set digest_id = $1 where id = any($2)";

  private static final String FORGET =
      "delete from reminder_digest where id in (select id from reminder_digest where closed_at < $1"
          + " order by closed_at limit 500 for update skip locked)";

  private final Deadlines deadlines;
  private final Sealer sealer;
  private final Clock clock;
  private final Duration giveUpAfter;

  Digests(
      Deadlines deadlines,
      Sealer sealer,
      Clock clock,
      @ConfigProperty(name = "beian.notices.give-up") Duration giveUpAfter) {
    this.deadlines = deadlines;
    this.sealer = sealer;
    this.clock = clock;
    this.giveUpAfter = giveUpAfter;
  }

  /** The mailbox's digest of the day; of the next when that day's has gone out. */
  Uni<UUID> open(Mailbox mailbox, LocalDate day) {
    String person = mailbox.person();
    return Sql.rows(
            OPEN, UUID.randomUUID(), mailbox.account().value(), person == null ? "" : person, day)
        .chain(
            rows -> {
              if (rows.get(0)[1] != null) {
                return open(mailbox, day.plusDays(1));
              }
              UUID id = (UUID) rows.get(0)[0];
              return deadlines
                  .arm(new Deadline(id, KIND, 0, 0, ReminderDigest.dueOn(day)))
                  .replaceWith(id);
            });
  }

  /**
   * Closes digests whose hour has come; those that somebody is adding to wait for the next look.
   */
  public Uni<Collection<Deadline>> close(List<Deadline> due) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return Sql.rows(LOCK, (Object) due.stream().map(Deadline::aggregateId).toArray(UUID[]::new))
        .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()))
        .call(locked -> send(locked, now))
        .call(() -> Sql.update(FORGET, now.minus(KEPT)))
        .map(locked -> due.stream().filter(each -> locked.contains(each.aggregateId())).toList());
  }

  private Uni<Void> send(Set<UUID> digests, Instant now) {
    return Sql.rows(CLOSE, digests.toArray(UUID[]::new), now).chain(rows -> send(mails(rows)));
  }

  private Uni<Void> send(Collection<Mail> mails) {
    if (mails.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = SystemTime.now();
    Uni<Void> sent =
        Sql.update(
                SEND,
                mails.stream().map(Mail::id).toArray(UUID[]::new),
                mails.stream()
                    .map(mail -> mail.person() == null ? "" : mail.person())
                    .toArray(String[]::new),
                mails.stream().map(Mail::recipient).toArray(String[]::new),
                now,
                now.plus(giveUpAfter))
            .replaceWithVoid();
    for (Mail mail : mails) {
      if (!mail.id().equals(mail.digest())) {
        sent =
            sent.chain(
                () ->
                    Sql.update(CARRY, mail.id(), mail.carried().toArray(UUID[]::new))
                        .replaceWithVoid());
      }
    }
    return sent;
  }

  /** One mail for each digest and address; the first has the digest's id. */
  private Collection<Mail> mails(List<Object[]> collected) {
    Map<List<Object>, Mail> mails = new LinkedHashMap<>();
    Map<UUID, UUID> first = new LinkedHashMap<>();
    for (Object[] row : collected) {
      UUID digest = (UUID) row[0];
      String recipient = (String) row[3];
      mails
          .computeIfAbsent(
              List.of(digest, sealer.open(new Sealed(recipient))),
              address ->
                  new Mail(
                      first.putIfAbsent(digest, digest) == null ? digest : UUID.randomUUID(),
                      digest,
                      (String) row[2],
                      recipient,
                      new ArrayList<>()))
          .carried()
          .add((UUID) row[1]);
    }
    return mails.values();
  }

  private record Mail(
      UUID id, UUID digest, @Nullable String person, String recipient, List<UUID> carried) {}
}
