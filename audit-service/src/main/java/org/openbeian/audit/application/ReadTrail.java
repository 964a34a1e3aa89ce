package org.openbeian.audit.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openbeian.audit.domain.Detached.PersonalValue;
import org.openbeian.audit.domain.TrailEntry;
import org.openbeian.platform.persistence.Sql;

/** Shows the trail, oldest entries first. */
@ApplicationScoped
public class ReadTrail {

  /**
   * An entry with the personal data that was detached from it.
   *
   * @param values by their commitments; those that are missing were erased
   * @param erasedAt when the personal data of its order was; null before that
   */
  public record Shown(TrailEntry entry, Map<String, byte[]> values, @Nullable Instant erasedAt) {}

  /** The first {@code limit} entries after a place in the trail that the filter lets through. */
  public Uni<List<Shown>> after(long sequence, TrailFilter filter, int limit) {
    StringBuilder hql = new StringBuilder("from TrailEntry where sequence > :sequence");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("sequence", sequence);
    restrict(hql, parameters, "key = :key", "key", filter.key());
    restrict(hql, parameters, "type = :type", "type", filter.type());
    restrict(hql, parameters, "topic = :topic", "topic", filter.topic());
    restrict(hql, parameters, "occurredAt >= :from", "from", filter.from());
    restrict(hql, parameters, "occurredAt < :to", "to", filter.to());
    hql.append(" order by sequence");
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session -> {
                      var query = session.createSelectionQuery(hql.toString(), TrailEntry.class);
                      parameters.forEach(query::setParameter);
                      return query
                          .setMaxResults(limit)
                          .setReadOnly(true)
                          .getResultList()
                          .chain(ReadTrail::shown);
                    }));
  }

  private static Uni<List<Shown>> shown(List<TrailEntry> entries) {
    return values(entries)
        .chain(
            values ->
                erasures(entries)
                    .map(
                        erasures ->
                            entries.stream()
                                .map(
                                    entry ->
                                        new Shown(
                                            entry,
                                            values.getOrDefault(entry.sequence(), Map.of()),
                                            erasures.get(entry.event().key())))
                                .toList()));
  }

  /** By their own commitments: a value that was tampered with belongs to none. */
  private static Uni<Map<Long, Map<String, byte[]>>> values(List<TrailEntry> entries) {
    return Sql.rows(
            "select sequence, salt, value from trail_personal where sequence = any($1)",
            (Object) entries.stream().map(TrailEntry::sequence).toArray(Long[]::new))
        .map(
            rows -> {
              Map<Long, Map<String, byte[]>> values = new HashMap<>();
              for (Object[] row : rows) {
                PersonalValue value =
                    new PersonalValue(((Buffer) row[1]).getBytes(), ((Buffer) row[2]).getBytes());
                values
                    .computeIfAbsent((Long) row[0], sequence -> new HashMap<>())
                    .put(value.commitment(), value.value());
              }
              return values;
            });
  }

  private static Uni<Map<String, Instant>> erasures(List<TrailEntry> entries) {
    return Sql.rows(
            "select event_key, erased_at from erasure where event_key = any($1)",
            (Object) entries.stream().map(entry -> entry.event().key()).toArray(String[]::new))
        .map(
            rows -> {
              Map<String, Instant> erasures = new HashMap<>();
              rows.forEach(row -> erasures.put((String) row[0], (Instant) row[1]));
              return erasures;
            });
  }

  private static void restrict(
      StringBuilder hql,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      hql.append(" and ").append(condition);
      parameters.put(name, value);
    }
  }
}
