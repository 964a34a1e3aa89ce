package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.review.application.PermitLooks.Permit;

/** A permit for one look at one material. */
@Schema(name = "MaterialPermit")
public record PermitView(
    UUID materialId,
    @Schema(description = "To be sent as the field permit of a look; good once, for its reviewer")
        String permit,
    @Schema(description = "Two minutes after it was given") Instant expiresAt,
    @Schema(
            description = "Where order-service takes the look: POST",
            examples = "/api/v1/materials/0d5a3b7e-91f4-4c55-8f0a-6a2f1d0c9b11/looks")
        String lookAt) {

  static PermitView of(Permit permit) {
    return new PermitView(
        permit.material(),
        permit.signed(),
        permit.expiresAt(),
        "/api/v1/materials/" + permit.material() + "/looks");
  }
}
