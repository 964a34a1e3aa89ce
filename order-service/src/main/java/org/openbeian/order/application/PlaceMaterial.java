package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.UploadMaterial.Placed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Gives a material its place in an order, in that of the one of its kind and part. */
@ApplicationScoped
class PlaceMaterial {

  private final Materials materials;
  private final MaterialFiles files;
  private final MaterialPolicy policy;
  private final CarryOut carryOut;

  PlaceMaterial(
      Materials materials, MaterialFiles files, MaterialPolicy policy, CarryOut carryOut) {
    this.materials = materials;
    this.files = files;
    this.policy = policy;
    this.carryOut = carryOut;
  }

  /**
   * The part that a path means.
   *
   * @param of null or blank for the subject
   * @throws ApiException 422 when there is none, or no such material of it
   */
  static MaterialPart part(Order order, MaterialKind kind, @Nullable String of) {
    String path = of == null || of.isBlank() ? "subject" : of.strip();
    return MaterialPart.at(path, order.application().services())
        .filter(found -> kind.fits(found.place()))
        .orElseThrow(
            () ->
                ApiException.invalid(
                        List.of(
                            Violation.of("of", "R-MAT-1", "MATERIAL_OF_NO_SUCH_PART", kind.name())))
                    .byRule("R-MAT-1"));
  }

  /**
   * Places one in its order, which the caller has locked and which is editable.
   *
   * @throws ApiException 409 when the order has no room
   */
  Uni<Placed> in(Order order, Material material) {
    return materials
        .makeRoom(order.id(), material.kind(), material.part())
        .invoke(
            room -> {
              files.discard(room.orphans());
              if (!room.replaced() && room.count() >= policy.perOrder()) {
                throw ApiException.of(
                        409, "TOO_MANY_MATERIALS", Integer.toString(policy.perOrder()))
                    .byRule(UploadMaterial.RULE);
              }
              order.noteMaterial(material.uploadedAt());
            })
        .chain(() -> materials.add(material))
        .chain(() -> carryOut.restartClock(order))
        .replaceWith(() -> placed(order, material));
  }

  /** A material of a part that is there. */
  static Placed placed(Order order, Material material) {
    return new Placed(material, material.part().path(order.application().services()).orElseThrow());
  }
}
