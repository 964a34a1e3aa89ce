package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.platform.persistence.Sql;

/** What was asked about domains and answered last; everything runs in the caller's session. */
@ApplicationScoped
public class DomainLookups {

  /** In one order for everybody, so that two never wait for each other. */
  private static final String KEEP =
      "insert into domain_lookup (question, asked_at, answered_at, told, registration)"
          + " select question, $2::timestamptz,"
          + " case when told is not null then $2::timestamptz end, told, registration"
          + " from unnest($1::text[], $3::text[], $4::text[]) as asked (question, told, registration)"
          + " order by question on conflict (question) do update set asked_at = excluded.asked_at,"
          + " answered_at = coalesce(excluded.answered_at, domain_lookup.answered_at),"
          + " told = coalesce(excluded.told, domain_lookup.told),"
          + " registration = case when excluded.told is null then domain_lookup.registration"
          + " else excluded.registration end";

  /**
   * A question with what came of asking it.
   *
   * @param told null for no answer
   */
  public record Asked(String question, @Nullable String told, @Nullable Sealed registration) {}

  /**
   * The last answer to a question.
   *
   * @param askedAt the last time, with or without an answer
   * @param answeredAt null when there never was an answer; then told is null too
   */
  public record Row(
      String question,
      Instant askedAt,
      @Nullable Instant answeredAt,
      @Nullable String told,
      @Nullable Sealed registration) {}

  public Uni<List<Row>> find(Collection<String> questions) {
    return questions.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Sql.rows(
                "select question, asked_at, answered_at, told, registration from domain_lookup"
                    + " where question = any($1)",
                (Object) questions.toArray(String[]::new))
            .map(rows -> rows.stream().map(DomainLookups::row).toList());
  }

  /** An answer takes the place of the one before; no answer leaves it. */
  public Uni<Void> keep(List<Asked> asked, Instant now) {
    return Sql.update(
            KEEP,
            asked.stream().map(Asked::question).toArray(String[]::new),
            now,
            asked.stream().map(Asked::told).toArray(String[]::new),
            asked.stream()
                .map(each -> each.registration() == null ? null : each.registration().token())
                .toArray(String[]::new))
        .replaceWithVoid();
  }

  /** Forgets what nobody asked about since. */
  public Uni<Void> forget(Instant before) {
    return Sql.update("delete from domain_lookup where asked_at < $1", before).replaceWithVoid();
  }

  private static Row row(@Nullable Object[] row) {
    return new Row(
        (String) row[0],
        (Instant) row[1],
        (Instant) row[2],
        (String) row[3],
        row[4] == null ? null : new Sealed((String) row[4]));
  }
}
