package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.order.domain.material.PictureFormat;
import org.openbeian.order.domain.material.StoredPicture;
import org.openbeian.order.outbound.pictures.CleanPicture;
import org.openbeian.order.outbound.pictures.PictureRefusedException;
import org.openbeian.order.outbound.pictures.Pictures;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Takes a material in (R-MAT-2): what is not the picture that its name says is refused, and of what
 * is, nothing but its pixels is kept. The file lies in the store before the row is written, so a
 * crash leaves at most a file that the sweep removes.
 */
@ApplicationScoped
public class UploadMaterial {

  /** Of an uploaded file, in bytes. */
  public static final long LARGEST_FILE = 6L << 20;

  static final String RULE = "R-MAT-2";

  private static final Logger LOG = Logger.getLogger(UploadMaterial.class);

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final RequestedOnly requestedOnly;
  private final PlaceMaterial placeMaterial;
  private final MaterialStore store;
  private final MaterialFiles files;
  private final MaterialWorkers workers;
  private final VirusScan virusScan;
  private final Pictures pictures;
  private final Time time;

  UploadMaterial(
      Transactions transactions,
      FilersOrders filersOrders,
      RequestedOnly requestedOnly,
      PlaceMaterial placeMaterial,
      MaterialStore store,
      MaterialFiles files,
      MaterialWorkers workers,
      VirusScan virusScan,
      Pictures pictures,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.requestedOnly = requestedOnly;
    this.placeMaterial = placeMaterial;
    this.store = store;
    this.files = files;
    this.workers = workers;
    this.virusScan = virusScan;
    this.pictures = pictures;
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
        .chain(() -> workers.run(() -> takeIn(upload)))
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

  /** Runs on a worker's thread; the file is gone when the request has been answered. */
  private StoredPicture takeIn(Upload upload) throws IOException {
    PictureFormat format = formatOf(upload);
    if (!isClean(upload.file())) {
      throw refused("file", RULE, "MATERIAL_INFECTED");
    }
    CleanPicture picture;
    try {
      picture = pictures.clean(upload.file(), format, upload.kind().isDocument());
    } catch (PictureRefusedException e) {
      throw refused("file", RULE, e.code(), e.arguments());
    }
    return StoredPicture.of(
        store.write(picture.bytes()),
        CleanPicture.MEDIA_TYPE,
        picture.bytes(),
        picture.width(),
        picture.height());
  }

  private static PictureFormat formatOf(Upload upload) throws IOException {
    long size = Files.size(upload.file());
    if (size == 0) {
      throw refused("file", RULE, "MATERIAL_EMPTY");
    }
    if (size > LARGEST_FILE) {
      throw ApiException.of(413, "MATERIAL_TOO_LARGE", Long.toString(LARGEST_FILE >> 20))
          .byRule(RULE);
    }
    PictureFormat named =
        PictureFormat.named(upload.fileName())
            .orElseThrow(() -> refused("file", RULE, "MATERIAL_TYPE_NOT_ALLOWED"));
    if (!upload.kind().mayBeNamed(upload.fileName())) {
      throw refused("file", "R-APP-1", "ICON_TYPE_NOT_ALLOWED");
    }
    byte[] head;
    try (InputStream content = Files.newInputStream(upload.file())) {
      head = content.readNBytes(PictureFormat.HEAD);
    }
    if (PictureFormat.of(head).filter(named::equals).isEmpty()) {
      throw refused("file", RULE, "MATERIAL_NOT_WHAT_ITS_NAME_SAYS", named.name());
    }
    return named;
  }

  private boolean isClean(Path file) {
    try {
      return virusScan.isClean(file);
    } catch (IOException e) {
      LOG.warnf("the virus scanner gives no answer: %s", e.toString());
      throw ApiException.of(503, "MATERIAL_SCAN_UNAVAILABLE")
          .byRule(RULE)
          .withHeader("Retry-After", "10");
    }
  }

  private static ApiException refused(String path, String rule, String code, String... arguments) {
    return ApiException.invalid(List.of(Violation.of(path, rule, code, arguments))).byRule(rule);
  }
}
