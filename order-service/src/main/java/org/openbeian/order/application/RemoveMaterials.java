package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
  private final Materials materials;
  private final MaterialFiles files;
  private final CarryOut carryOut;
  private final Time time;

  RemoveMaterials(
      Transactions transactions,
      FilersOrders filersOrders,
      Materials materials,
      MaterialFiles files,
      CarryOut carryOut,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.materials = materials;
    this.files = files;
    this.carryOut = carryOut;
    this.time = time;
  }

  /**
   * Removes one by its filer.
   *
   * @throws ApiException 404 when the order has none of that id, 409 unless it is editable
   */
  public Uni<Void> one(OrderId id, UUID material, Caller caller) {
    return transactions.inTransaction(
        () -> filersOrders.lock(id, caller).chain(order -> one(order, material)));
  }

  private Uni<Void> one(Order order, UUID material) {
    return materials
        .remove(order.id(), material)
        .invoke(
            removed -> {
              List<String> orphans = removed.orElseThrow(ApiException::notFound);
              if (!order.state().isEditable()) {
                throw Refusals.stateForbids(order, "REMOVE_MATERIAL", "R-FLOW-9");
              }
              order.noteMaterial(time.now());
              files.discard(orphans);
            })
        .chain(() -> carryOut.restartClock(order));
  }
}
