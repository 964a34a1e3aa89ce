package org.openbeian.order.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.EndingReason;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Which service the provider no longer serves, and why. */
@Schema(
    name = "NewCancellation",
    requiredProperties = {"serviceNumber", "reason"})
public record NewCancellation(
    @Schema(examples = "浙ICP备2026000001号-1") @Nullable String serviceNumber,
    @Schema(description = "RESOURCE_EXPIRED, VIOLATION or AUDIT_OVERDUE.")
        @Nullable EndingReason reason,
    @Schema(maxLength = NewCancellation.LONGEST) @Nullable String details) {

  static final int LONGEST = 500;

  /** With nothing missing. */
  record Complete(String serviceNumber, EndingReason reason, @Nullable String details) {}

  Complete complete() {
    List<Violation> wrong = new ArrayList<>();
    if (serviceNumber == null) {
      wrong.add(Violation.of("serviceNumber", "R-CAN-1", "REQUIRED"));
    }
    if (reason == null) {
      wrong.add(Violation.of("reason", "R-CAN-1", "REQUIRED"));
    }
    if (details != null && details.length() > LONGEST) {
      wrong.add(Violation.of("details", null, "TOO_LONG", String.valueOf(LONGEST)));
    }
    if (wrong.isEmpty() && serviceNumber != null && reason != null) {
      return new Complete(serviceNumber, reason, details);
    }
    throw ApiException.invalid(wrong);
  }

  @Override
  public String toString() {
    return "NewCancellation";
  }
}
