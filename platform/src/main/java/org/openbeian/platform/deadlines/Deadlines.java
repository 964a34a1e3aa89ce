package org.openbeian.platform.deadlines;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.openbeian.platform.persistence.Sql;

/** Arms and cancels waits in the open transaction. */
@ApplicationScoped
public class Deadlines {

  private static final String ARM =
      "insert into deadline (aggregate_id, kind, round, step, due_at) select * from"
          + " unnest($1::uuid[], $2::text[], $3::integer[], $4::integer[], $5::timestamptz[]) on"
          + " conflict (aggregate_id, kind) do update set round = excluded.round, step ="
          + " excluded.step, due_at = excluded.due_at, failures = 0";

  /** Arms a wait, or moves the one of this kind that the aggregate has. */
  public Uni<Void> arm(Deadline deadline) {
    return arm(List.of(deadline));
  }

  /** Arms waits of different aggregates, or moves those that there are, in one statement. */
  public Uni<Void> arm(List<Deadline> deadlines) {
    if (deadlines.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Sql.update(
            ARM,
            deadlines.stream().map(Deadline::aggregateId).toArray(UUID[]::new),
            deadlines.stream().map(Deadline::kind).toArray(String[]::new),
            deadlines.stream().map(Deadline::round).toArray(Integer[]::new),
            deadlines.stream().map(Deadline::step).toArray(Integer[]::new),
            deadlines.stream().map(Deadline::dueAt).toArray(Instant[]::new))
        .replaceWithVoid();
  }

  /** Ends a wait; nothing happens when there is none. */
  public Uni<Void> cancel(UUID aggregateId, String kind) {
    return cancel(List.of(aggregateId), kind);
  }

  /** Ends the waits of different aggregates, in one statement. */
  public Uni<Void> cancel(List<UUID> aggregateIds, String kind) {
    return Sql.update(
            "delete from deadline where aggregate_id = any($1) and kind = $2",
            aggregateIds.toArray(UUID[]::new),
            kind)
        .replaceWithVoid();
  }

  /** How many waits are due at {@code now} and have not fired. */
  public Uni<Long> due(Instant now) {
    return Panache.withSession(
        () -> Sql.value(Long.class, "select count(*) from deadline where due_at <= $1", now));
  }
}
