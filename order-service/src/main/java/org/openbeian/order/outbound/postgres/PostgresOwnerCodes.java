package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.OwnerCode;
import org.openbeian.order.application.OwnerCodes;
import org.openbeian.platform.persistence.Sql;

/** Owners' codes as rows, one per order. */
@ApplicationScoped
class PostgresOwnerCodes implements OwnerCodes {

  @Override
  public Uni<@Nullable OwnerCode> of(OrderId id) {
    return Sql.rows(
            "select code_hash, expires_at, sent_at, sends, wrong from owner_code where order_id = $1",
            id.value())
        .map(rows -> rows.isEmpty() ? null : code(rows.get(0)));
  }

  @Override
  public Uni<Void> keep(OrderId id, OwnerCode code) {
    return Sql.update(
            "insert into owner_code (order_id, code_hash, expires_at, sent_at, sends, wrong)"
                + " values ($1, $2, $3, $4, $5, $6) on conflict (order_id) do update set"
                + " code_hash = excluded.code_hash, expires_at = excluded.expires_at,"
                + " sent_at = excluded.sent_at, sends = excluded.sends, wrong = excluded.wrong",
            id.value(),
            code.codeHash(),
            code.expiresAt(),
            code.sentAt(),
            code.sends(),
            code.wrong())
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> forget(OrderId id) {
    return Sql.update("delete from owner_code where order_id = $1", id.value()).replaceWithVoid();
  }

  private static OwnerCode code(Object[] row) {
    return new OwnerCode(
        (String) row[0], (Instant) row[1], (Instant) row[2], (Integer) row[3], (Integer) row[4]);
  }
}
