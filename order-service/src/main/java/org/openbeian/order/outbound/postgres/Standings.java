package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.detection.OurSide;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Refusal;
import org.openbeian.order.domain.validity.OnRecordHere;
import org.openbeian.platform.persistence.Sql;

/**
 * How an account stands to a certificate and to a domain or app, by records and open orders;
 * everything runs in the caller's session.
 */
@ApplicationScoped
public class Standings {

  /** No domain and no app is called so. */
  private static final String NOT_ASKED = "";

  /** No order is called so. */
  static final UUID NO_ORDER = new UUID(0, 0);

  /**
   * $1 account, $2 certificate's key; of a website $3 domain, of an app $4 kind and $5 name; $6 an
   * order that does not count.
   */
  static final String OUR_SIDE =
      """
      select
        (select number from filing_subject where certificate_key = $2 and account = $1
          and status not in ('DEREGISTERED', 'REVOKED') order by granted_at desc limit 1),
        exists (select 1 from filing_subject where account = $1 and status not in ('DEREGISTERED', 'REVOKED')),
        exists (select 1 from filing_subject where certificate_key = $2 and account <> $1
          and status not in ('DEREGISTERED', 'REVOKED')),
        exists (select 1 from orders where subject_key = $2 and in_progress and id <> $6)
          or exists (select 1 from filing_subject f
            join orders o on o.filing_number = f.number
            where f.certificate_key = $2 and o.in_progress and o.id <> $6)
          or exists (select 1 from filing_subject f
            join orders o on o.target_number = f.number
            where f.certificate_key = $2 and o.engages_target and o.id <> $6),
        coalesce(
          (select s.number from filing_domain d
            join filing_service s on s.number = d.service_number
            join filing_subject f on f.number = s.subject_number
            where d.domain = $3 and s.kind = 'WEBSITE' and f.account = $1 limit 1),
          (select s.number from filing_subject f
            join filing_service s on s.subject_number = f.number
            where f.account = $1 and s.kind = $4 and s.name = $5
            and s.status in ('NORMAL', 'NEEDS_UPDATE') limit 1)),
        exists (select 1 from filing_domain d
          join filing_service s on s.number = d.service_number
          join filing_subject f on f.number = s.subject_number
          where d.domain = $3 and s.kind = 'WEBSITE' and f.account <> $1),
        exists (select 1 from order_domain d
          join orders o on o.id = d.order_id
          where d.domain = $3 and o.in_progress and o.id <> $6)
      """;

  /** $1 account, $2 subject's number, $3 certificate's key, $4 domains, $5 numbers. */
  private static final String ON_RECORD_HERE =
      """
      select
        (select case when status in ('DEREGISTERED', 'REVOKED') or account <> $1 then 'GONE' else 'HELD' end
          from filing_subject where number = $2),
        exists (select 1 from filing_subject where certificate_key = $3
          and status not in ('DEREGISTERED', 'REVOKED')),
        exists (select 1 from filing_domain d
          join filing_service s on s.number = d.service_number
          where d.domain = any ($4) and s.kind = 'WEBSITE'),
        (select string_agg(number, ',') from filing_service where number = any ($5)
          and status not in ('DEREGISTERED', 'REVOKED')),
        (select string_agg(number, ',') from filing_service where number = any ($5)
          and status in ('NORMAL', 'NEEDS_UPDATE')),
        (select string_agg(number, ',') from (
          select number from filing_service where number = any ($5) and status in ('DEREGISTERED', 'REVOKED')
          union all
          select number from filing_subject where number = any ($5)
            and status in ('DEREGISTERED', 'REVOKED')) ended)
      """;

  /** $1 account, $2 certificate's key, $3 the order that asks. */
  private static final String OF_CERTIFICATE =
      """
      select
        exists (select 1 from filing_subject where certificate_key = $2 and account <> $1
          and status not in ('DEREGISTERED', 'REVOKED')),
        exists (select 1 from orders where subject_key = $2 and in_progress and id <> $3)
      """;

  /** $1 account, $2 certificate's key, $3 the order that asks, $4 states. */
  static final String OF_ACCOUNT =
      """
      select
        exists (select 1 from filing_subject where account = $1 and certificate_key <> $2
          and status not in ('DEREGISTERED', 'REVOKED')),
        exists (select 1 from orders where account = $1 and in_progress and state = any ($4)
          and subject_key <> $2 and id <> $3)
        or exists (select 1 from orders where target_account = $1 and engages_target and id <> $3)
      """;

  private static final String KEEP_DOMAINS =
      "with gone as (delete from order_domain where order_id = $1 and domain <> all ($2))"
          + " insert into order_domain (order_id, domain) select $1, unnest($2)"
          + " on conflict do nothing";

  /**
   * How an account stands to what it asks about.
   *
   * @param asking the order that asks, which stands in nobody's way; null for none
   */
  public Uni<OurSide> of(
      AccountId account, Question question, String certificateKey, @Nullable OrderId asking) {
    boolean website = question.isOfWebsite();
    return Sql.rows(
            OUR_SIDE,
            account.value(),
            certificateKey,
            website ? question.name() : NOT_ASKED,
            website ? NOT_ASKED : question.kind().name(),
            website ? NOT_ASKED : question.name(),
            asking == null ? NO_ORDER : asking.value())
        .map(rows -> ourSide(rows.get(0)));
  }

  /** Why an order may not be about a certificate; null when it may. */
  public Uni<@Nullable Refusal> ofCertificate(
      AccountId account, String certificateKey, OrderId asking) {
    return Sql.rows(OF_CERTIFICATE, account.value(), certificateKey, asking.value())
        .map(
            rows ->
                is(rows.get(0)[0])
                    ? Refusal.CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT
                    : is(rows.get(0)[1]) ? Refusal.CERTIFICATE_HAS_ORDER : null);
  }

  /**
   * Why an order may not put its subject on record for its account (R-TYPE-4), as the code of a
   * violation; null when it may.
   *
   * @param submitted names of the states in which an order may become a grant by itself
   */
  public Uni<@Nullable String> ofAccount(Order order, List<String> submitted) {
    return Sql.rows(
            OF_ACCOUNT,
            order.account().value(),
            order.subjectKey(),
            order.id().value(),
            submitted.toArray(String[]::new))
        .map(
            rows ->
                is(rows.get(0)[0])
                    ? Refusal.ACCOUNT_HOLDS_ANOTHER_SUBJECT.name()
                    : is(rows.get(0)[1]) ? "ACCOUNT_FILES_ANOTHER_SUBJECT" : null);
  }

  /**
   * What is on record here of what an order is about.
   *
   * @param subjectNumber that it builds on; null for a first filing
   * @param certificateKey null while there is no certificate
   * @param canonicalDomains of its websites
   * @param numbers that its services have or that the registry names
   */
  public Uni<OnRecordHere> onRecord(
      AccountId account,
      @Nullable String subjectNumber,
      @Nullable String certificateKey,
      Set<String> canonicalDomains,
      Set<String> numbers) {
    return Sql.rows(
            ON_RECORD_HERE,
            account.value(),
            subjectNumber == null ? NOT_ASKED : subjectNumber,
            certificateKey == null ? NOT_ASKED : certificateKey,
            canonicalDomains.toArray(String[]::new),
            numbers.toArray(String[]::new))
        .map(rows -> onRecord(rows.get(0)));
  }

  private static OnRecordHere onRecord(@Nullable Object[] row) {
    return new OnRecordHere(
        row[0] == null
            ? OnRecordHere.Subject.UNKNOWN
            : OnRecordHere.Subject.valueOf((String) row[0]),
        is(row[1]),
        is(row[2]),
        numbers(row[3]),
        numbers(row[4]),
        numbers(row[5]));
  }

  private static Set<String> numbers(@Nullable Object list) {
    return list == null ? Set.of() : Set.of(((String) list).split(","));
  }

  /** Notes the domains of the websites in an order, in place of those noted before. */
  public Uni<Void> keepDomains(OrderId order, Set<String> canonicalDomains) {
    return Sql.update(KEEP_DOMAINS, order.value(), canonicalDomains.toArray(String[]::new))
        .replaceWithVoid();
  }

  private static OurSide ourSide(@Nullable Object[] row) {
    String subjectNumber = (String) row[0];
    return new OurSide(
        subjectNumber,
        subjectNumber == null && is(row[1]),
        is(row[2]),
        is(row[3]),
        (String) row[4],
        is(row[5]),
        is(row[6]));
  }

  private static boolean is(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }
}
