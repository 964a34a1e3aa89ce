package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.openbeian.contracts.MaterialPermit;
import org.openbeian.platform.persistence.Sql;

/** Which permits were used; everything runs in the caller's transaction. */
@ApplicationScoped
public class UsedPermits {

  /** Uses a permit; false when it was used before. Of several at once one waits for the other. */
  public Uni<Boolean> use(MaterialPermit permit) {
    return Sql.update(
            "insert into used_permit (nonce, expires_at) values ($1, $2) on conflict do nothing",
            permit.nonce(),
            permit.expiresAt())
        .map(used -> used == 1);
  }

  /** Forgets those that expired before a time. */
  public Uni<Void> forget(Instant time) {
    return Sql.update("delete from used_permit where expires_at < $1", time).replaceWithVoid();
  }
}
