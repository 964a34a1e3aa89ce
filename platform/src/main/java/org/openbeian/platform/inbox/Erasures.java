package org.openbeian.platform.inbox;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import org.openbeian.platform.persistence.Sql;

/**
 * The orders whose personal data is erased (R-EXP-4). Nothing of them waits here any more, and what
 * arrives later is recorded without effect. All of it is in the open transaction.
 */
public final class Erasures {

  private Erasures() {}

  /**
   * Drops what is parked of orders, dead letters too, and takes nothing of them from now on; the
   * first time counts. Call it before erasing anything: it waits for whoever replays one of them.
   *
   * @param keys the orders' ids
   */
  public static Uni<Void> of(Collection<String> keys, Instant erasedAt) {
    String[] erased = keys.toArray(String[]::new);
    return Sql.update(
            "insert into erasure (event_key, erased_at) select k, $2 from unnest($1::text[]) k"
                + " on conflict do nothing",
            erased,
            erasedAt)
        .chain(
            () -> Sql.update("delete from parked_event where event_key = any($1)", (Object) erased))
        .replaceWithVoid();
  }
}
