package org.openbeian.order.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What is to be filed, and where (R-FLOW-1). */
@Schema(
    name = "NewOrder",
    description =
        "The type is detected by what check says, and what is known is filled in. Province, nature,"
            + " certificate type and number are fixed by it (R-FLOW-9).",
    requiredProperties = {"province", "check"})
public record NewOrder(
    @Schema(description = "May be left out; else it must be what is detected.")
        @Nullable FilingType type,
    @Schema(description = "GB/T 2260", examples = "330000") @Nullable String province,
    @Schema(description = "As in a filing check (R-TYPE-1).") @Nullable FilingCheckRequest check) {

  /** With nothing missing. */
  record Complete(@Nullable FilingType type, String province, FilingCheckRequest check) {}

  Complete complete() {
    if (province != null && check != null) {
      return new Complete(type, province, check);
    }
    List<Violation> missing = new ArrayList<>();
    require(missing, "province", province);
    require(missing, "check", check);
    throw ApiException.invalid(missing);
  }

  private static void require(List<Violation> missing, String path, @Nullable Object value) {
    if (value == null) {
      missing.add(Violation.of(path, "R-FLOW-1", "REQUIRED"));
    }
  }
}
