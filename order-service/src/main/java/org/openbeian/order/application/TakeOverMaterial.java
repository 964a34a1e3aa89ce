package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.UploadMaterial.Placed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.order.domain.material.StoredPicture;
import org.openbeian.order.outbound.postgres.MaterialRecognitions;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Makes a picture of the account's library a material of an order (R-MAT-4): its file is shared,
 * not copied, and what was read off it comes along. It is checked anew: it can be read, fits the
 * part, and shows no certificate that has expired.
 */
@ApplicationScoped
public class TakeOverMaterial {

  static final String RULE = "R-MAT-4";

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final Orders orders;
  private final Materials materials;
  private final MaterialRecognitions recognitions;
  private final MaterialLibrary library;
  private final RequestedOnly requestedOnly;
  private final PlaceMaterial placeMaterial;
  private final MaterialStore store;
  private final MaterialWorkers workers;
  private final Time time;

  TakeOverMaterial(
      Transactions transactions,
      FilersOrders filersOrders,
      Orders orders,
      Materials materials,
      MaterialRecognitions recognitions,
      MaterialLibrary library,
      RequestedOnly requestedOnly,
      PlaceMaterial placeMaterial,
      MaterialStore store,
      MaterialWorkers workers,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.orders = orders;
    this.materials = materials;
    this.recognitions = recognitions;
    this.library = library;
    this.requestedOnly = requestedOnly;
    this.placeMaterial = placeMaterial;
    this.store = store;
    this.workers = workers;
    this.time = time;
  }

  /**
   * Takes one over, in the place of the one of its kind and part. One that is in that place already
   * stays as it is.
   *
   * @param of the part's path; null for the subject
   * @throws ApiException 404 when the library has none of that id, 422 when it can't be used for
   *     the part or nobody asked for it, 409 unless the order is editable and has room
   */
  public Uni<Placed> of(OrderId id, UUID source, @Nullable String of, Caller caller) {
    return Panache.withSession(
            () ->
                filersOrders
                    .lookBeforeActing(id, caller)
                    .invoke(TakeOverMaterial::requireEditable)
                    .chain(order -> usable(order, source, of, caller)))
        .chain(material -> workers.run(() -> requireReadable(material.picture())))
        .chain(
            () ->
                transactions.inTransaction(
                    () ->
                        filersOrders
                            .lock(id, caller)
                            .chain(order -> take(order, source, of, caller))));
  }

  private Uni<Placed> take(Order order, UUID source, @Nullable String of, Caller caller) {
    requireEditable(order);
    return materials
        .hold(source)
        .invoke(
            held -> {
              if (!held) {
                throw ApiException.notFound();
              }
            })
        .chain(() -> usable(order, source, of, caller))
        .chain(
            material -> {
              MaterialPart part = PlaceMaterial.part(order, material.kind(), of);
              return materials
                  .at(order.id(), material.kind(), part)
                  .chain(
                      present ->
                          present != null && present.storageKey().equals(material.storageKey())
                              ? Uni.createFrom().item(PlaceMaterial.placed(order, present))
                              : requestedOnly
                                  .material(order, material.kind(), part)
                                  .chain(
                                      () ->
                                          place(
                                              order,
                                              material,
                                              material.takenOver(
                                                  order.id(),
                                                  part,
                                                  caller.subject(),
                                                  time.now()))));
            });
  }

  private Uni<Placed> place(Order order, Material source, Material taken) {
    return placeMaterial
        .in(order, taken)
        .call(() -> orders.flush().chain(() -> recognitions.copy(source.id(), taken.id())));
  }

  private Uni<Material> usable(Order order, UUID source, @Nullable String of, Caller caller) {
    return library
        .find(source, caller)
        .map(
            entry -> {
              Material material = entry.material();
              PlaceMaterial.part(order, material.kind(), of);
              if (entry.expired()) {
                throw refused("MATERIAL_CERTIFICATE_EXPIRED");
              }
              return material;
            });
  }

  private int requireReadable(StoredPicture picture) throws IOException {
    boolean readable;
    try {
      readable = picture.is(store.read(picture.storageKey()));
    } catch (NoSuchFileException | IllegalStateException e) {
      readable = false;
    }
    if (!readable) {
      throw refused("MATERIAL_NOT_READABLE");
    }
    return picture.size();
  }

  private static ApiException refused(String code) {
    return ApiException.invalid(List.of(Violation.of("materialId", RULE, code))).byRule(RULE);
  }

  private static void requireEditable(Order order) {
    if (!order.state().isEditable()) {
      throw Refusals.stateForbids(order, "TAKE_MATERIAL_OVER", "R-FLOW-9");
    }
  }
}
