package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.contact.ContactProof;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/** Phones that accounts prove; everything runs in the caller's session. */
@ApplicationScoped
public class ContactProofs {

  private static final String COLUMNS = "id, account, phone, asked_at, proven_at, proven_until";

  /** A time and an id after all others. */
  private static final Cursor FIRST =
      new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  /** Notes that a code is asked for, and locks; the first time makes the proof. */
  public Uni<ContactProof> ask(AccountId account, String phoneKey, Sealed phone, Instant now) {
    return Sql.rows(
            "insert into contact_proof (id, account, phone_key, phone, asked_at)"
                + " values ($1, $2, $3, $4, $5) on conflict (account, phone_key)"
                + " do update set asked_at = excluded.asked_at returning "
                + COLUMNS,
            UUID.randomUUID(),
            account.value(),
            phoneKey,
            phone.token(),
            now)
        .map(rows -> proof(rows.get(0)));
  }

  /** Loads one for an act; who comes second waits. Null when there is none. */
  public Uni<@Nullable ContactProof> lock(UUID id) {
    return Sql.rows("select " + COLUMNS + " from contact_proof where id = $1 for update", id)
        .map(rows -> rows.isEmpty() ? null : proof(rows.get(0)));
  }

  /** Notes that it is proven. */
  public Uni<Void> prove(ContactProof proof) {
    return Sql.update(
            "update contact_proof set proven_at = $2, proven_until = $3 where id = $1",
            proof.id(),
            proof.provenAt(),
            proof.provenUntil())
        .replaceWithVoid();
  }

  /** Which of some phones an account has proven, by their keys. */
  public Uni<Set<String>> proven(AccountId account, Collection<String> phoneKeys, Instant now) {
    return Sql.rows(
            "select phone_key from contact_proof where account = $1 and phone_key = any($2)"
                + " and proven_until > $3",
            account.value(),
            phoneKeys.toArray(String[]::new),
            now)
        .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toSet()));
  }

  /**
   * An account's, those asked for last first, one more than {@code limit} where more follow.
   *
   * @param askedAfter those that are not proven then were asked for after this
   */
  public Uni<List<ContactProof>> page(
      AccountId account, Instant now, Instant askedAfter, @Nullable Cursor after, int limit) {
    Cursor from = after == null ? FIRST : after;
    return Sql.rows(
            "select "
                + COLUMNS
                + " from contact_proof where account = $1"
                + " and (proven_until > $2 or asked_at > $3) and (asked_at, id) < ($4, $5)"
                + " order by asked_at desc, id desc limit $6",
            account.value(),
            now,
            askedAfter,
            from.time(),
            from.id(),
            limit + 1)
        .map(rows -> rows.stream().map(ContactProofs::proof).toList());
  }

  /** Locks those that nobody else has locked. */
  public Uni<List<ContactProof>> lockUnlocked(Collection<UUID> ids) {
    return Sql.rows(
            "select " + COLUMNS + " from contact_proof where id = any ($1) for update skip locked",
            (Object) ids.toArray(UUID[]::new))
        .map(rows -> rows.stream().map(ContactProofs::proof).toList());
  }

  /** Forgets them, with their codes. */
  public Uni<Void> forget(Collection<UUID> ids) {
    return Sql.update(
            "with gone as (delete from contact_proof where id = any ($1) returning id)"
                + " delete from one_time_code where thing in (select id from gone)",
            (Object) ids.toArray(UUID[]::new))
        .replaceWithVoid();
  }

  private static ContactProof proof(@Nullable Object[] row) {
    return new ContactProof(
        (UUID) row[0],
        new AccountId((String) row[1]),
        new Sealed((String) row[2]),
        (Instant) row[3],
        (Instant) row[4],
        (Instant) row[5]);
  }
}
