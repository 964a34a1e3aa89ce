package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets filers remove materials: their rows at once, and their files, unless others share them, when
 * that has committed.
 */
@ApplicationScoped
public class RemoveMaterials {

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final RequestedOnly requestedOnly;
  private final Materials materials;
  private final MaterialFiles files;
  private final CarryOut carryOut;
  private final Time time;

  RemoveMaterials(
      Transactions transactions,
      FilersOrders filersOrders,
      RequestedOnly requestedOnly,
      Materials materials,
      MaterialFiles files,
      CarryOut carryOut,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.requestedOnly = requestedOnly;
    this.materials = materials;
    this.files = files;
    this.carryOut = carryOut;
    this.time = time;
  }

  /**
   * Removes one by its filer.
   *
   * @throws ApiException 404 when the order has none of that id, 409 unless it is editable, 422
   *     when nobody asked for that
   */
  public Uni<Void> one(OrderId id, UUID material, Caller caller) {
    return transactions.inTransaction(
        () -> filersOrders.lock(id, caller).chain(order -> one(order, material)));
  }

  private Uni<Void> one(Order order, UUID id) {
    return materials
        .find(order.id(), id)
        .onItem()
        .ifNull()
        .failWith(ApiException::notFound)
        .invoke(
            found -> {
              if (!order.state().isEditable()) {
                throw Refusals.stateForbids(order, "REMOVE_MATERIAL", "R-FLOW-9");
              }
            })
        .chain(found -> requestedOnly.material(order, found.kind(), found.part()))
        .chain(() -> materials.remove(order.id(), id))
        .invoke(
            removed -> {
              order.noteMaterial(time.now());
              files.discard(removed.orElseThrow(ApiException::notFound));
            })
        .chain(() -> carryOut.restartClock(order));
  }
}
