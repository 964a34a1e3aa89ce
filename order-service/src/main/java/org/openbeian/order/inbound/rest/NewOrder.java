package org.openbeian.order.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.application.CreateOrder.Opening;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What is fixed when an order is opened (R-FLOW-9). */
@Schema(
    name = "NewOrder",
    requiredProperties = {"type", "province", "nature", "certificateType"})
public record NewOrder(
    @Nullable FilingType type,
    @Schema(description = "GB/T 2260", examples = "330000") @Nullable String province,
    @Nullable SubjectNature nature,
    @Nullable CertificateType certificateType) {

  Opening opening() {
    if (type != null && province != null && nature != null && certificateType != null) {
      return new Opening(type, province, nature, certificateType);
    }
    List<Violation> missing = new ArrayList<>();
    require(missing, "type", type);
    require(missing, "province", province);
    require(missing, "nature", nature);
    require(missing, "certificateType", certificateType);
    throw ApiException.invalid(missing);
  }

  private static void require(List<Violation> missing, String path, @Nullable Object value) {
    if (value == null) {
      missing.add(Violation.of(path, "R-FLOW-1", "REQUIRED"));
    }
  }
}
