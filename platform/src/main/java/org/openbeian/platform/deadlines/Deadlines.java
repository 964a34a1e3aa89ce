package org.openbeian.platform.deadlines;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Arms and cancels waits in the open transaction. */
@ApplicationScoped
public class Deadlines {

  /** Arms a wait, or moves the one of this kind that the aggregate has. */
  public Uni<Void> arm(Deadline deadline) {
    String sql =
        "insert into deadline (aggregate_id, kind, round, step, due_at) values (?1, ?2, ?3, ?4, ?5)"
            + " on conflict (aggregate_id, kind) do update set round = excluded.round,"
            + " step = excluded.step, due_at = excluded.due_at, failures = 0";
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(sql)
                    .setParameter(1, deadline.aggregateId())
                    .setParameter(2, deadline.kind())
                    .setParameter(3, deadline.round())
                    .setParameter(4, deadline.step())
                    .setParameter(5, deadline.dueAt().atOffset(ZoneOffset.UTC))
                    .executeUpdate())
        .replaceWithVoid();
  }

  /**
   * Arms waits of different aggregates, or moves those that there are, in one statement. Kinds are
   * plain words.
   */
  public Uni<Void> arm(List<Deadline> deadlines) {
    if (deadlines.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String rows =
        deadlines.stream()
            .map(
                d ->
                    String.join(
                        "|",
                        d.aggregateId().toString(),
                        d.kind(),
                        String.valueOf(d.round()),
                        String.valueOf(d.step()),
                        d.dueAt().toString()))
            .collect(Collectors.joining(","));
    String sql =
        "insert into deadline (aggregate_id, kind, round, step, due_at)"
            + " select cast(split_part(r, '|', 1) as uuid), split_part(r, '|', 2),"
            + " cast(split_part(r, '|', 3) as integer), cast(split_part(r, '|', 4) as integer),"
            + " cast(split_part(r, '|', 5) as timestamptz)"
            + " from unnest(string_to_array(cast(?1 as text), ',')) r"
            + " on conflict (aggregate_id, kind) do update set round = excluded.round,"
            + " step = excluded.step, due_at = excluded.due_at, failures = 0";
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(sql).setParameter(1, rows).executeUpdate())
        .replaceWithVoid();
  }

  /** Ends a wait; nothing happens when there is none. */
  public Uni<Void> cancel(UUID aggregateId, String kind) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("delete from deadline where aggregate_id = ?1 and kind = ?2")
                    .setParameter(1, aggregateId)
                    .setParameter(2, kind)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** How many waits are due at {@code now} and have not fired. */
  public Uni<Long> due(Instant now) {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session
                            .createNativeQuery(
                                "select count(*) from deadline where due_at <= ?1", Long.class)
                            .setParameter(1, now.atOffset(ZoneOffset.UTC))
                            .getSingleResult()));
  }
}
