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
    description =
        "Either type, nature and certificateType of a first filing, or check: then the type is"
            + " detected, and what is known is filled in.",
    requiredProperties = {"province"})
public record NewOrder(
    @Schema(description = "With check it may be left out; else it must be what is detected.")
        @Nullable FilingType type,
    @Schema(description = "GB/T 2260", examples = "330000") @Nullable String province,
    @Schema(description = "Without check only.") @Nullable SubjectNature nature,
    @Schema(description = "Without check only.") @Nullable CertificateType certificateType,
    @Schema(description = "What is to be filed, as in a filing check (R-TYPE-1).")
        @Nullable FilingCheckRequest check) {

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

  String requiredProvince() {
    List<Violation> wrong = new ArrayList<>();
    require(wrong, "province", province);
    refuse(wrong, "nature", nature);
    refuse(wrong, "certificateType", certificateType);
    if (province != null && wrong.isEmpty()) {
      return province;
    }
    throw ApiException.invalid(wrong);
  }

  private static void require(List<Violation> missing, String path, @Nullable Object value) {
    if (value == null) {
      missing.add(Violation.of(path, "R-FLOW-1", "REQUIRED"));
    }
  }

  private static void refuse(List<Violation> wrong, String path, @Nullable Object value) {
    if (value != null) {
      wrong.add(Violation.of(path, "R-TYPE-1", "SAID_IN_CHECK"));
    }
  }
}
