package org.openbeian.review.inbound.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.SubmittedMaterial;

/** A picture that proves a part of what was submitted; to look at it takes a permit. */
@Schema(name = "SubmittedMaterial")
public record MaterialView(
    UUID id,
    MaterialKind kind,
    @Schema(
            description = "The part that it is of, as in application",
            examples = "services[0].principal")
        String of,
    @Schema(examples = "image/jpeg") String mediaType,
    @Schema(description = "In bytes") int size,
    @Schema(description = "Of its bytes, in hexadecimal digits") String sha256) {

  static MaterialView of(SubmittedMaterial material) {
    return new MaterialView(
        material.id(),
        material.kind(),
        material.of(),
        material.mediaType(),
        material.size(),
        material.sha256());
  }
}
