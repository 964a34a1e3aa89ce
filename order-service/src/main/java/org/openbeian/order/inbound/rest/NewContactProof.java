package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Which phone is to be proven; never to be logged. */
@Schema(
    name = "NewContactProof",
    requiredProperties = {"phone"})
public record NewContactProof(
    @Schema(
            description =
                "A mainland mobile number; blanks, hyphens, +86 and wide digits do not matter.",
            examples = "13800571001")
        @Nullable String phone) {

  /** In the form in which an application has it. */
  String requiredPhone() {
    String mobile = phone == null ? "" : Phones.normalised(phone);
    if (mobile.isEmpty()) {
      throw ApiException.invalid(List.of(Violation.of("phone", null, "REQUIRED")));
    }
    if (!Phones.isMobile(mobile)) {
      throw ApiException.invalid(List.of(Violation.of("phone", "R-SUBJ-6", "MOBILE_INVALID")));
    }
    return mobile;
  }

  @Override
  public String toString() {
    return "NewContactProof";
  }
}
