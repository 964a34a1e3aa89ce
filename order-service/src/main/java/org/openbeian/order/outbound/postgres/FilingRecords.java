package org.openbeian.order.outbound.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.order.domain.record.FilingDomain;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingStatus;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.record.FilingVersion;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.persistence.Sql;

/** What is on record; everything runs in the caller's session. */
@ApplicationScoped
public class FilingRecords {

  private static final String PUBLISHED =
      "select new org.openbeian.order.outbound.postgres.FilingRecords$Published(f, s)"
          + " from FilingService s join FilingSubject f on f.number = s.subjectNumber where ";

  private static final List<FilingStatus> LIVE =
      Arrays.stream(FilingStatus.values()).filter(FilingStatus::isLive).toList();

  /** A service on record with its subject. */
  public record Published(FilingSubject subject, FilingService service) {}

  /** Puts a subject with its services and domains on record. */
  public Uni<Void> add(List<Object> rows) {
    return Panache.getSession().chain(session -> session.persistAll(rows.toArray()));
  }

  /** The subject of a number, locked until the transaction ends; null when there is none. */
  public Uni<@Nullable FilingSubject> lock(String number) {
    return Panache.getSession()
        .chain(
            session -> session.find(FilingSubject.class, number, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Lets nobody else open an order about these until the transaction ends. */
  public Uni<Void> lockAsked(List<String> keys) {
    return lockAll("asked ", keys);
  }

  /** Lets nobody else submit an order with these contacts until the transaction ends. */
  public Uni<Void> lockContacts(List<String> keys) {
    return lockAll("contact ", keys);
  }

  /** Lets no other hand-over to or from these accounts pass until the transaction ends. */
  public Uni<Void> lockAccounts(List<AccountId> accounts) {
    return lockAll("account ", accounts.stream().map(AccountId::value).toList());
  }

  /** In one order for everybody, so that two never wait for each other. */
  private static Uni<Void> lockAll(String kind, List<String> keys) {
    return Sql.rows(
            "select pg_advisory_xact_lock(hashtextextended($1 || key, 0))"
                + " from (select unnest($2::text[]) as key order by 1) keys",
            kind,
            keys.toArray(String[]::new))
        .replaceWithVoid();
  }

  /** Whether a subject that has not ended is on record for an account (R-TYPE-4). */
  public Uni<Boolean> holdsSubject(AccountId account) {
    return Sql.value(
        Boolean.class,
        "select exists (select from filing_subject where account = $1 and status not in"
            + " ('DEREGISTERED', 'REVOKED'))",
        account.value());
  }

  /** Takes domains off the record. */
  public Uni<Void> unfile(List<FilingDomain> domains) {
    if (domains.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Sql.update(
            "delete from filing_domain d using unnest($1::text[], $2::text[]) as gone (domain,"
                + " service_number) where d.domain = gone.domain and d.service_number ="
                + " gone.service_number",
            domains.stream().map(FilingDomain::domain).toArray(String[]::new),
            domains.stream().map(FilingDomain::serviceNumber).toArray(String[]::new))
        .replaceWithVoid();
  }

  /** A record's history, newest first, one more than {@code limit} where more follow. */
  public Uni<List<FilingVersion>> versions(String number, int before, int limit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from FilingVersion where subjectNumber = ?1 and version < ?2"
                            + " order by version desc",
                        FilingVersion.class)
                    .setParameter(1, number)
                    .setParameter(2, before)
                    .setMaxResults(limit + 1)
                    .getResultList());
  }

  /** The subject of a number, or null. */
  public Uni<@Nullable FilingSubject> subject(String number) {
    return Panache.getSession().chain(session -> session.find(FilingSubject.class, number));
  }

  /** An account's subjects, newest first, one more than {@code limit} where more follow. */
  public Uni<List<FilingSubject>> page(AccountId account, @Nullable Cursor after, int limit) {
    String query =
        "from FilingSubject where account = :account"
            + (after == null
                ? ""
                : " and (grantedAt < :time or grantedAt = :time and orderId < :id)")
            + " order by grantedAt desc, orderId desc";
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<FilingSubject> select =
                  session.createQuery(query, FilingSubject.class);
              select.setParameter("account", account.value());
              if (after != null) {
                select.setParameter("time", after.time());
                select.setParameter("id", after.id());
              }
              return select.setMaxResults(limit + 1).getResultList();
            });
  }

  /** The services of subjects. */
  public Uni<List<FilingService>> services(Collection<String> subjectNumbers) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from FilingService where subjectNumber in ?1"
                            + " order by subjectNumber, serviceNo",
                        FilingService.class)
                    .setParameter(1, subjectNumbers)
                    .getResultList());
  }

  /** Since when services are on record, by their numbers. */
  public Uni<Map<String, Instant>> grantedAt(Collection<String> numbers) {
    return Sql.rows(
            "select number, granted_at from filing_service where number = any($1)",
            (Object) numbers.toArray(String[]::new))
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (String) row[0], row -> (Instant) row[1])));
  }

  /** What is on record under a subject's or a service's number. */
  public Uni<List<Published>> byNumber(String number, int limit) {
    return published("(s.subjectNumber = ?1 or s.number = ?1)", number, limit);
  }

  /** What is on record under a domain in its canonical form. */
  public Uni<List<Published>> byDomain(String domain, int limit) {
    return published(
        "s.number in (select d.serviceNumber from FilingDomain d where d.domain = ?1)",
        domain,
        limit);
  }

  /** What is on record under a subject's exact name. */
  public Uni<List<Published>> bySubjectName(String name, int limit) {
    return published("f.name = ?1", name, limit);
  }

  /** What is on record under an app's exact name; whatever is no website counts as one. */
  public Uni<List<Published>> byAppName(String name, int limit) {
    return published("s.name = ?1 and s.kind <> ServiceKind.WEBSITE", name, limit);
  }

  private static Uni<List<Published>> published(String condition, String value, int limit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        PUBLISHED
                            + condition
                            + " and s.status in ?2"
                            + " order by s.subjectNumber, s.serviceNo",
                        Published.class)
                    .setParameter(1, value)
                    .setParameter(2, LIVE)
                    .setMaxResults(limit)
                    .getResultList());
  }
}
