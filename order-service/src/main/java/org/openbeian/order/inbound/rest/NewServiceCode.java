package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** By which server a service code is applied for. */
@Schema(
    name = "NewServiceCode",
    requiredProperties = {"serverId"})
public record NewServiceCode(
    @Schema(description = "Of the account's own, as in GET /servers.", examples = "srv-acct-a-1")
        @Nullable String serverId) {

  String requiredServer() {
    if (serverId == null || serverId.isBlank()) {
      throw ApiException.invalid(List.of(Violation.of("serverId", "R-CODE-1", "REQUIRED")));
    }
    return serverId.strip();
  }
}
