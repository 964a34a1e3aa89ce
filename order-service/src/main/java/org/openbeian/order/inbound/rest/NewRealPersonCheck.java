package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Who is to be verified. */
@Schema(
    name = "NewRealPersonCheck",
    requiredProperties = {"of"})
public record NewRealPersonCheck(
    @Schema(
            description = "A principal that the person is, as the application has it now.",
            examples = "services[0].principal")
        @Nullable String of) {

  String requiredPerson() {
    if (of == null || of.isBlank()) {
      throw ApiException.invalid(List.of(Violation.of("of", "R-REAL-1", "REQUIRED")));
    }
    return of.strip();
  }
}
