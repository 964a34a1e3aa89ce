package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.UploadMaterial.Placed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.RequiredMaterial;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;

/** Shows an account the materials of its orders, and which of them are needed (R-MAT-1). */
@ApplicationScoped
public class ReadMaterials {

  private final FilersOrders filersOrders;
  private final CheckOrder checkOrder;
  private final Materials materials;

  ReadMaterials(FilersOrders filersOrders, CheckOrder checkOrder, Materials materials) {
    this.filersOrders = filersOrders;
    this.checkOrder = checkOrder;
    this.materials = materials;
  }

  /** A material that an order needs, with the one that it has. */
  public record Needed(RequiredMaterial required, Optional<Material> uploaded) {}

  /** What an order needs as far as it is filled in. */
  public Uni<List<Needed>> required(OrderId id, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(
                    order ->
                        materials
                            .of(id)
                            .map(
                                uploaded ->
                                    needed(checkOrder.requiredMaterials(order), uploaded))));
  }

  private static List<Needed> needed(List<RequiredMaterial> required, List<Material> uploaded) {
    return required.stream()
        .map(each -> new Needed(each, uploaded.stream().filter(each::isMetBy).findFirst()))
        .toList();
  }

  /** Those of an order, the oldest first. */
  public Uni<List<Placed>> all(OrderId id, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(
                    order ->
                        materials
                            .of(id)
                            .map(all -> all.stream().map(each -> placed(order, each)).toList())));
  }

  /**
   * One of an order.
   *
   * @throws ApiException 404 when there is none of that id
   */
  public Uni<Placed> one(OrderId id, UUID material, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(order -> find(id, material).map(found -> placed(order, found))));
  }

  private Uni<Material> find(OrderId order, UUID id) {
    return materials.find(order, id).onItem().ifNull().failWith(ApiException::notFound);
  }

  private static Placed placed(Order order, Material material) {
    return new Placed(material, Submissions.pathOf(material, order));
  }
}
