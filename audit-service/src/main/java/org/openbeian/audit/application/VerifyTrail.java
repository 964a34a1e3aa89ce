package org.openbeian.audit.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.audit.domain.Break;
import org.openbeian.audit.domain.Break.Reason;
import org.openbeian.audit.domain.ChainWalk;
import org.openbeian.audit.domain.TrailEntry;
import org.openbeian.platform.persistence.Sql;

/**
 * Walks the whole chain, in pages: each is a short read of its own, so that a long trail takes
 * neither memory nor a long transaction. It answers for the trail as it was when the walk began.
 */
@ApplicationScoped
public class VerifyTrail {

  private final int pageSize;

  VerifyTrail(@ConfigProperty(name = "beian.trail.verification-page") int pageSize) {
    this.pageSize = pageSize;
  }

  /**
   * What the walk found.
   *
   * @param entries how many entries the trail has
   * @param headHash the last entry's hash, in hex: who notes it elsewhere can later prove that
   *     nothing up to here was rewritten
   * @param firstBroken null when the chain is whole
   */
  public record Verification(long entries, String headHash, @Nullable Break firstBroken) {}

  public Uni<Verification> verify() {
    return end().chain(this::walkTo);
  }

  private Uni<Verification> walkTo(End end) {
    ChainWalk walk = new ChainWalk();
    return Multi.createBy()
        .repeating()
        .uni(() -> page(walk.sequence(), end.headSequence()).invoke(walk::over))
        .whilst(page -> page.size() == pageSize && walk.firstBroken() == null)
        .collect()
        .last()
        .map(
            last -> {
              walk.endAt(end.headSequence(), end.headHash());
              return new Verification(
                  end.entries(),
                  HexFormat.of().formatHex(end.headHash()),
                  walk.firstBroken() == null ? end.beyondHead() : walk.firstBroken());
            });
  }

  private Uni<List<TrailEntry>> page(long after, long last) {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session
                            .createSelectionQuery(
                                "from TrailEntry where sequence > :after and sequence <= :last"
                                    + " order by sequence",
                                TrailEntry.class)
                            .setParameter("after", after)
                            .setParameter("last", last)
                            .setMaxResults(pageSize)
                            .setReadOnly(true)
                            .getResultList()));
  }

  /** The head and what lies beyond it, as of one moment: an append moves both at once. */
  private static Uni<End> end() {
    String sql =
        "select h.sequence, h.hash, (select count(*) from trail), b.sequence,"
            + " b.event_id from chain_head h left join lateral (select sequence, event_id from"
            + " trail where sequence > h.sequence order by sequence limit 1) b on true";
    return Panache.withSession(() -> Sql.rows(sql)).map(rows -> End.of(rows.get(0)));
  }

  private record End(long headSequence, byte[] headHash, long entries, @Nullable Break beyondHead) {

    static End of(Object[] row) {
      return new End(
          ((Number) row[0]).longValue(),
          ((Buffer) row[1]).getBytes(),
          ((Number) row[2]).longValue(),
          row[3] == null
              ? null
              : new Break(((Number) row[3]).longValue(), (UUID) row[4], Reason.HEAD_MISMATCH));
    }
  }
}
