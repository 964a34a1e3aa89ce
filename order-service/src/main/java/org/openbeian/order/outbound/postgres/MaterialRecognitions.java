package org.openbeian.order.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.order.domain.material.MaterialPart.Place;
import org.openbeian.platform.persistence.Sql;

/**
 * What was read off materials (R-MAT-3), which ends with them; everything runs in the caller's
 * session.
 */
@ApplicationScoped
public class MaterialRecognitions {

  private static final String SELECT =
      "select m.kind, m.place, m.service_no, r.fields, r.recognised_at from material m"
          + " join material_recognition r on r.material_id = m.id where m.order_id = $1";

  /** What was read off a material. */
  public record Row(MaterialKind kind, MaterialPart part, Sealed fields, Instant recognisedAt) {}

  /** All of an order. */
  public Uni<List<Row>> of(OrderId order) {
    return Sql.rows(SELECT, order.value())
        .map(rows -> rows.stream().map(MaterialRecognitions::row).toList());
  }

  /** That of a material of an order; null when there is none. */
  public Uni<@Nullable Row> find(OrderId order, UUID material) {
    return Sql.rows(SELECT + " and m.id = $2", order.value(), material)
        .map(rows -> rows.isEmpty() ? null : row(rows.get(0)));
  }

  /** Keeps what was read first; nothing when the material is gone meanwhile. */
  public Uni<Void> keep(UUID material, Sealed fields, Instant at) {
    return Sql.update(
            "insert into material_recognition (material_id, fields, recognised_at)"
                + " select id, $2, $3 from material where id = $1 for key share"
                + " on conflict (material_id) do nothing",
            material,
            fields.token(),
            at)
        .replaceWithVoid();
  }

  /** Keeps the same of another material, which shows the same picture. */
  public Uni<Void> copy(UUID material, UUID to) {
    return Sql.update(
            "insert into material_recognition (material_id, fields, recognised_at)"
                + " select $2, fields, recognised_at from material_recognition"
                + " where material_id = $1",
            material,
            to)
        .replaceWithVoid();
  }

  private static Row row(Object[] row) {
    return new Row(
        MaterialKind.valueOf((String) row[0]),
        new MaterialPart(Place.valueOf((String) row[1]), ((Number) row[2]).intValue()),
        new Sealed((String) row[3]),
        (Instant) row[4]);
  }
}
