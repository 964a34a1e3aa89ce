package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.openbeian.platform.persistence.Sql;

/** How often things are done within a day; everything runs in the caller's session. */
@ApplicationScoped
public class DailyCounts {

  private static final Duration DAY = Duration.ofDays(1);

  private static final String COUNT =
      "insert into daily_count (key, since, times) values ($1, $2, 1) on conflict (key) do update"
          + " set since = case when daily_count.since <= $3 then excluded.since"
          + " else daily_count.since end,"
          + " times = case when daily_count.since <= $3 then 1 else daily_count.times + 1 end"
          + " returning times, since";

  /**
   * How often something was done, with this time.
   *
   * @param anewIn how long until the count begins anew
   */
  public record Count(int times, Duration anewIn) {}

  /** Counts one more, and keeps others from counting the same until the transaction ends. */
  public Uni<Count> count(String key, Instant now) {
    return Sql.rows(COUNT, key, now, now.minus(DAY))
        .map(
            rows ->
                new Count(
                    (Integer) rows.get(0)[0],
                    Duration.between(now, ((Instant) rows.get(0)[1]).plus(DAY))));
  }

  /** Forgets counts that will begin anew. */
  public Uni<Void> forget(Instant now) {
    return Sql.update("delete from daily_count where since <= $1", now.minus(DAY))
        .replaceWithVoid();
  }
}
