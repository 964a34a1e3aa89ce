package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What is to be done with a record. */
@Schema(
    name = "NewOrderOnRecord",
    requiredProperties = {"type"})
public record NewOrderOnRecord(
    @Nullable FilingType type,
    @Schema(
            description =
                "Which services it is about: one for CANCEL_ACCESS and DEREGISTER_SERVICE, one or"
                    + " more for CHANGE_SERVICE, CHANGE_FILING and MIGRATE, none for the other"
                    + " types.",
            examples = "[\"浙ICP备2026000001号-1\"]")
        @Nullable List<@Nullable String> serviceNumbers) {

  FilingType requiredType() {
    if (type == null) {
      throw ApiException.invalid(List.of(Violation.of("type", null, "REQUIRED")));
    }
    return type;
  }

  List<String> numbers() {
    return serviceNumbers == null
        ? List.of()
        : serviceNumbers.stream().map(number -> number == null ? "" : number).toList();
  }
}
