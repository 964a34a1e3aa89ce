package org.openbeian.order.inbound.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.openbeian.order.application.LookAtMaterials.Content;
import org.openbeian.order.domain.material.Material;

/** A picture as an answer: never shown within a page, whatever a browser takes it for. */
final class MaterialDownload {

  private MaterialDownload() {}

  static Response of(Content content) {
    Material material = content.material();
    String name = material.kind().name().toLowerCase(Locale.ROOT) + "-" + material.id() + ".jpg";
    return Response.ok(content.bytes(), material.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
