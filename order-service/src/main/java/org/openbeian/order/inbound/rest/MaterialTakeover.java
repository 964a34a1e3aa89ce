package org.openbeian.order.inbound.rest;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Violation;

/** Which material of the library is to be one of the order. */
@Schema(name = "MaterialTakeover")
public record MaterialTakeover(
    @Schema(required = true, description = "Of GET /materials-library.")
        @Nullable String materialId,
    @Schema(
            description = "The part that it shall be of; the subject when it is missing.",
            examples = "services[0].principal")
        @Nullable String of) {

  /** What is no id names nothing. */
  UUID material() {
    if (materialId == null || materialId.isBlank()) {
      throw ApiException.invalid(List.of(Violation.of("materialId", "R-MAT-4", "REQUIRED")));
    }
    return Parameters.inPath(materialId.strip());
  }
}
