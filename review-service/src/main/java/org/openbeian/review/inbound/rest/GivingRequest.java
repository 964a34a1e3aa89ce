package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Who shall have a task. */
@Schema(name = "TaskGiving", requiredProperties = "to", examples = "{\"to\":\"reviewer-2\"}")
public record GivingRequest(
    @Schema(description = "The user's id, as in GET /review-staff", examples = "reviewer-2")
        @Nullable String to) {

  /**
   * Who is named.
   *
   * @throws ApiException 422 when nobody is
   */
  String checkedTo() {
    if (to == null || to.isBlank()) {
      throw ApiException.invalid(List.of(Violation.of("to", "R-PERM-2", "STAFF_MISSING")));
    }
    return to.strip();
  }
}
