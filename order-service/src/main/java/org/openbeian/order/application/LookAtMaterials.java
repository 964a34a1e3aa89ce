package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.MaterialPermit;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.order.MaterialViewed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Shows materials to those who may look at them: the order's own account, and the reviewer who
 * holds its task, whom review-service gave a permit. A look is in the outbox, on its way to the
 * trail, before anything is shown (R-PERM-2); the file is read before that, so that a look that
 * fails for its sake is none, and uses no permit up.
 */
@ApplicationScoped
public class LookAtMaterials {

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final Orders orders;
  private final Materials materials;
  private final MaterialPermits permits;
  private final MaterialStore store;
  private final MaterialWorkers workers;
  private final Outbox outbox;

  LookAtMaterials(
      Transactions transactions,
      FilersOrders filersOrders,
      Orders orders,
      Materials materials,
      MaterialPermits permits,
      MaterialStore store,
      MaterialWorkers workers,
      Outbox outbox) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.orders = orders;
    this.materials = materials;
    this.permits = permits;
    this.store = store;
    this.workers = workers;
    this.outbox = outbox;
  }

  /** A material as it is shown. */
  public record Content(Material material, byte[] bytes) {}

  /**
   * One of an order of the caller's own account.
   *
   * @throws ApiException 404 when there is none of that id
   */
  public Uni<Content> own(OrderId id, UUID material, Caller caller) {
    return own(id, material, () -> materials.find(id, material), caller);
  }

  /**
   * One for a supplement of an order of the caller's own account.
   *
   * @throws ApiException 404 when there is none of that id
   */
  public Uni<Content> own(OrderId id, UUID supplement, UUID material, Caller caller) {
    return own(id, material, () -> materials.forSupplement(supplement, material), caller);
  }

  private Uni<Content> own(
      OrderId id, UUID material, Supplier<Uni<@Nullable Material>> find, Caller caller) {
    return Panache.withSession(
            () ->
                filersOrders
                    .look(id, caller)
                    .chain(order -> find.get())
                    .map(found -> found == null || !found.order().equals(id) ? null : found))
        .onItem()
        .ifNull()
        .failWith(ApiException::notFound)
        .chain(this::read)
        .call(
            content ->
                transactions.inTransaction(
                    () ->
                        filersOrders
                            .lockToLook(id, caller)
                            .chain(
                                order ->
                                    tell(
                                        order,
                                        material,
                                        caller.as(Actor.Kind.FILER),
                                        null,
                                        ApiException.notFound()))));
  }

  /**
   * One that a permit is for, whosever it is.
   *
   * @param permit as review-service signed it
   * @throws ApiException 403 when it is not the caller's for this material, or expired; 409 when it
   *     was used; 404 when the material was replaced or removed since
   */
  public Uni<Content> permitted(UUID material, String permit, Caller caller) {
    MaterialPermit permitted = permits.require(permit, material, caller);
    return Panache.withSession(() -> materials.find(material))
        .map(found -> requireUnchanged(found, permitted))
        .chain(this::read)
        .call(content -> transactions.inTransaction(() -> use(permitted, content, caller)));
  }

  /** What replaces a material has another id; its content is compared all the same. */
  private static Material requireUnchanged(@Nullable Material found, MaterialPermit permit) {
    if (found == null || !found.sha256().equals(permit.sha256())) {
      throw gone();
    }
    return found;
  }

  private Uni<Content> read(Material material) {
    return workers.run(() -> new Content(material, store.read(material.storageKey())));
  }

  private Uni<Void> use(MaterialPermit permit, Content content, Caller caller) {
    return orders
        .lock(content.material().order())
        .onItem()
        .ifNull()
        .failWith(LookAtMaterials::gone)
        .chain(
            order ->
                permits
                    .use(permit)
                    .chain(
                        () ->
                            tell(
                                order,
                                permit.materialId(),
                                caller.as(Actor.Kind.REVIEWER),
                                permit.taskId(),
                                gone())));
  }

  /** With the order locked, so that nobody takes the material away meanwhile. */
  private Uni<Void> tell(
      Order order, UUID id, Actor viewer, @Nullable UUID task, ApiException gone) {
    return materials
        .any(order.id(), id)
        .onItem()
        .ifNull()
        .failWith(gone)
        .chain(material -> outbox.append(viewed(order, material, viewer, task)));
  }

  private static MaterialViewed viewed(
      Order order, Material material, Actor viewer, @Nullable UUID task) {
    return new MaterialViewed(
        order.id(),
        order.round(),
        viewer,
        material.id(),
        Submissions.kind(material),
        Submissions.pathOf(material, order),
        task);
  }

  private static ApiException gone() {
    return ApiException.of(404, "MATERIAL_GONE").byRule(MaterialPermits.RULE);
  }
}
