package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.UploadMaterial.Placed;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;

/** A picture that proves a part of an application, as it is kept (R-MAT-2). */
@Schema(name = "Material")
public record MaterialView(
    UUID id,
    MaterialKind kind,
    @Schema(
            description = "The part that it is of, where it stands in the application now.",
            examples = "services[0].principal")
        String of,
    @Schema(description = "Of what is kept, whatever was uploaded.", examples = "image/jpeg")
        String mediaType,
    @Schema(description = "In bytes, of what is kept.") int size,
    @Schema(description = "In pixels, as it is seen.") int width,
    @Schema(description = "In pixels, as it is seen.") int height,
    @Schema(description = "Of what is kept, in hexadecimal digits.") String sha256,
    Instant uploadedAt,
    @Schema(description = "The user who uploaded it, or took it over.") String uploadedBy,
    @Schema(
            description =
                "The material whose picture it took over (R-MAT-4); null for an uploaded one.")
        @Nullable UUID takenFrom) {

  static MaterialView of(Placed placed) {
    Material material = placed.material();
    return new MaterialView(
        material.id(),
        material.kind(),
        placed.of(),
        material.mediaType(),
        material.size(),
        material.width(),
        material.height(),
        material.sha256(),
        material.uploadedAt(),
        material.uploadedBy(),
        material.takenFrom());
  }
}
