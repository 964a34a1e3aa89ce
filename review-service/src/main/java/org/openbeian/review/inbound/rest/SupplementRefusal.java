package org.openbeian.review.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a supplement is asked for again. */
@Schema(
    name = "SupplementRefusal",
    requiredProperties = {"reason"},
    examples = "{\"reason\":\"授权书未加盖公章\"}")
public record SupplementRefusal(
    @Schema(description = "What was wrong, for the filer", maxLength = SupplementText.LONGEST)
        @Nullable String reason) {

  String requiredReason() {
    return SupplementText.required("reason", reason);
  }
}
