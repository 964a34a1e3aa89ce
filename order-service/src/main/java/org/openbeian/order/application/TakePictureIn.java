package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.PictureFormat;
import org.openbeian.order.domain.material.StoredPicture;
import org.openbeian.order.outbound.pictures.CleanPicture;
import org.openbeian.order.outbound.pictures.PictureRefusedException;
import org.openbeian.order.outbound.pictures.Pictures;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/**
 * Puts an uploaded picture into the store (R-MAT-2): what is not the picture that its name says is
 * refused, and of what is, nothing but its pixels is kept. The file lies in the store before the
 * row is written, so a crash leaves at most a file that the sweep removes.
 */
@ApplicationScoped
class TakePictureIn {

  private static final String RULE = UploadMaterial.RULE;

  private static final Logger LOG = Logger.getLogger(TakePictureIn.class);

  private final MaterialStore store;
  private final VirusScan virusScan;
  private final Pictures pictures;

  TakePictureIn(MaterialStore store, VirusScan virusScan, Pictures pictures) {
    this.store = store;
    this.virusScan = virusScan;
    this.pictures = pictures;
  }

  /**
   * Takes a file in; on a worker's thread. The file is gone when the request has been answered.
   *
   * @throws ApiException 422 when it is no such picture, 413 when it is too large, 503 while it
   *     can't be scanned
   */
  StoredPicture of(MaterialKind kind, String fileName, Path file) throws IOException {
    PictureFormat format = formatOf(kind, fileName, file);
    if (!isClean(file)) {
      throw refused("file", RULE, "MATERIAL_INFECTED");
    }
    CleanPicture picture;
    try {
      picture = pictures.clean(file, format, kind.isDocument());
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

  private static PictureFormat formatOf(MaterialKind kind, String fileName, Path file)
      throws IOException {
    long size = Files.size(file);
    if (size == 0) {
      throw refused("file", RULE, "MATERIAL_EMPTY");
    }
    if (size > UploadMaterial.LARGEST_FILE) {
      throw ApiException.of(
              413, "MATERIAL_TOO_LARGE", Long.toString(UploadMaterial.LARGEST_FILE >> 20))
          .byRule(RULE);
    }
    PictureFormat named =
        PictureFormat.named(fileName)
            .orElseThrow(() -> refused("file", RULE, "MATERIAL_TYPE_NOT_ALLOWED"));
    if (!kind.mayBeNamed(fileName)) {
      throw refused("file", "R-APP-1", "ICON_TYPE_NOT_ALLOWED");
    }
    byte[] head;
    try (InputStream content = Files.newInputStream(file)) {
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
