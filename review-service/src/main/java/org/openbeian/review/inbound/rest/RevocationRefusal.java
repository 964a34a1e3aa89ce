package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Why the other officer does not agree. */
@Schema(
    name = "RevocationRefusal",
    requiredProperties = {"reason"},
    examples = "{\"reason\":\"营业执照仍然有效\"}")
public record RevocationRefusal(
    @Schema(description = "For who asked", maxLength = RevocationRefusal.LONGEST)
        @Nullable String reason) {

  static final int LONGEST = 500;

  String requiredReason() {
    List<Violation> wrong = new ArrayList<>();
    String given =
        OfficialText.required("reason", reason, LONGEST, "REFUSAL_REASON_MISSING", wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return given;
  }
}
