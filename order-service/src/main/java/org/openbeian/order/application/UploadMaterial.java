package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.order.domain.material.StoredPicture;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Takes a material in, for the part of the application that it proves (R-MAT-1, R-MAT-2). */
@ApplicationScoped
public class UploadMaterial {

  /** Of an uploaded file, in bytes. */
  public static final long LARGEST_FILE = 6L << 20;

  static final String RULE = "R-MAT-2";

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final RequestedOnly requestedOnly;
  private final PlaceMaterial placeMaterial;
  private final MaterialFiles files;
  private final MaterialWorkers workers;
  private final TakePictureIn takePictureIn;
  private final Time time;

  UploadMaterial(
      Transactions transactions,
      FilersOrders filersOrders,
      RequestedOnly requestedOnly,
      PlaceMaterial placeMaterial,
      MaterialFiles files,
      MaterialWorkers workers,
      TakePictureIn takePictureIn,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.requestedOnly = requestedOnly;
    this.placeMaterial = placeMaterial;
    this.files = files;
    this.workers = workers;
    this.takePictureIn = takePictureIn;
    this.time = time;
  }

  /**
   * What a filer sends.
   *
   * @param of path of the part that it is of; null for the subject, where the kind may be of it
   * @param fileName only its end counts, and none of it is kept
   * @param file where it lies for the time being
   */
  public record Upload(MaterialKind kind, @Nullable String of, String fileName, Path file) {}

  /** A material with its part's path in the application. */
  public record Placed(Material material, String of) {}

  /**
   * Takes one in, in the place of the one of its kind and part.
   *
   * @throws ApiException 422 when it is no such picture or nobody asked for it, 413 when it is too
   *     large, 409 unless the order is editable and has room, 503 while it can't be scanned
   */
  public Uni<Placed> of(OrderId id, Upload upload, Caller caller) {
    return Panache.withSession(
            () ->
                filersOrders
                    .lookBeforeActing(id, caller)
                    .chain(order -> requirePlace(order, upload)))
        .chain(
            () ->
                workers.run(
                    () -> takePictureIn.of(upload.kind(), upload.fileName(), upload.file())))
        .chain(picture -> keep(id, upload, picture, caller));
  }

  private Uni<Placed> keep(OrderId id, Upload upload, StoredPicture picture, Caller caller) {
    return transactions
        .inTransaction(
            () ->
                filersOrders.lock(id, caller).chain(order -> keep(order, upload, picture, caller)))
        .onFailure()
        .invoke(() -> files.discardNow(List.of(picture.storageKey())));
  }

  private Uni<Placed> keep(Order order, Upload upload, StoredPicture picture, Caller caller) {
    return requirePlace(order, upload)
        .chain(
            part ->
                placeMaterial.in(
                    order,
                    new Material(
                        order.id(),
                        order.account(),
                        upload.kind(),
                        part,
                        picture,
                        caller.subject(),
                        time.now())));
  }

  private Uni<MaterialPart> requirePlace(Order order, Upload upload) {
    requireEditable(order);
    MaterialPart part = part(order, upload);
    return requestedOnly.material(order, upload.kind(), part).replaceWith(part);
  }

  private static void requireEditable(Order order) {
    if (!order.state().isEditable()) {
      throw Refusals.stateForbids(order, "UPLOAD_MATERIAL", "R-FLOW-9");
    }
  }

  private static MaterialPart part(Order order, Upload upload) {
    return PlaceMaterial.part(order, upload.kind(), upload.of());
  }
}
