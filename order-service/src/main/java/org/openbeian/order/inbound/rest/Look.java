package org.openbeian.order.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A look at a material by who holds its task. */
@Schema(name = "Look")
public record Look(
    @Schema(
            required = true,
            description =
                "As review-service gave it: POST"
                    + " /api/v1/review-tasks/{id}/materials/{materialId}/permits.")
        @Nullable String permit) {}
