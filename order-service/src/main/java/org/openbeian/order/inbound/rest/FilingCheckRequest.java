package org.openbeian.order.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.application.CheckFiling.Wish;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What a filer wants to file: whose, and which website or app. */
@Schema(
    name = "FilingCheckRequest",
    requiredProperties = {"nature", "certificateType", "certificateNumber", "serviceKind"})
public record FilingCheckRequest(
    @Nullable SubjectNature nature,
    @Nullable CertificateType certificateType,
    @Schema(description = "Of the subject's certificate.", examples = "91330106MA2H7Q4K4M")
        @Nullable String certificateNumber,
    @Nullable ServiceKind serviceKind,
    @Schema(
            description = "Required for a WEBSITE, and for nothing else; in Unicode or punycode.",
            examples = "qiming-shili.cn")
        @Nullable String domain,
    @Schema(description = "Required for all but a WEBSITE.") @Nullable String appName) {

  Wish wish() {
    List<Violation> wrong = new ArrayList<>();
    require(wrong, "nature", nature);
    require(wrong, "certificateType", certificateType);
    require(wrong, "certificateNumber", certificateNumber);
    require(wrong, "serviceKind", serviceKind);
    if (serviceKind == ServiceKind.WEBSITE) {
      require(wrong, "domain", domain);
      refuse(wrong, "appName", appName);
    } else if (serviceKind != null) {
      require(wrong, "appName", appName);
      refuse(wrong, "domain", domain);
    }
    if (wrong.isEmpty()
        && nature != null
        && certificateType != null
        && certificateNumber != null
        && serviceKind != null) {
      return new Wish(nature, certificateType, certificateNumber, serviceKind, domain, appName);
    }
    throw ApiException.invalid(wrong);
  }

  private static void require(List<Violation> wrong, String path, @Nullable Object value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      wrong.add(Violation.of(path, "R-TYPE-1", "REQUIRED"));
    }
  }

  private void refuse(List<Violation> wrong, String path, @Nullable String value) {
    if (value != null) {
      wrong.add(Violation.of(path, "R-TYPE-1", "NOT_OF_THIS_KIND", String.valueOf(serviceKind)));
    }
  }

  @Override
  public String toString() {
    return "FilingCheckRequest";
  }
}
