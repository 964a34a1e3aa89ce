package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.OneTimeCode;
import org.openbeian.order.application.OneTimeCodeStore;
import org.openbeian.platform.persistence.Sql;

/** One-time codes as rows, one per purpose and thing. */
@ApplicationScoped
class PostgresOneTimeCodes implements OneTimeCodeStore {

  @Override
  public Uni<@Nullable OneTimeCode> of(String purpose, UUID thing) {
    return Sql.rows(
            "select code_hash, expires_at, sent_at, sends, wrong from one_time_code"
                + " where purpose = $1 and thing = $2",
            purpose,
            thing)
        .map(rows -> rows.isEmpty() ? null : code(rows.get(0)));
  }

  @Override
  public Uni<Void> keep(String purpose, UUID thing, OneTimeCode code) {
    return Sql.update(
            "insert into one_time_code"
                + " (purpose, thing, code_hash, expires_at, sent_at, sends, wrong)"
                + " values ($1, $2, $3, $4, $5, $6, $7) on conflict (purpose, thing) do update set"
                + " code_hash = excluded.code_hash, expires_at = excluded.expires_at,"
                + " sent_at = excluded.sent_at, sends = excluded.sends, wrong = excluded.wrong",
            purpose,
            thing,
            code.codeHash(),
            code.expiresAt(),
            code.sentAt(),
            code.sends(),
            code.wrong())
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> forget(String purpose, UUID thing) {
    return Sql.update("delete from one_time_code where purpose = $1 and thing = $2", purpose, thing)
        .replaceWithVoid();
  }

  private static OneTimeCode code(Object[] row) {
    return new OneTimeCode(
        (String) row[0], (Instant) row[1], (Instant) row[2], (Integer) row[3], (Integer) row[4]);
  }
}
