package org.openbeian.smsverify.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.platform.api.Violation;

/** What a person enters to get another code (R-SMS-6). */
record ResendRequest(
    @Schema(required = true, description = "Mainland mobile number", examples = "13800571001")
        String phone,
    @Schema(
            required = true,
            description = "The last six characters of the certificate (R-SMS-8)",
            examples = "070016")
        String certificateTail) {

  ResendRequest {
    // an absent field is as ill-formed as an empty one
    phone = Objects.requireNonNullElse(phone, "");
    certificateTail = Objects.requireNonNullElse(certificateTail, "");
  }

  List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    Fields.phone(phone, violations);
    Fields.tail(certificateTail, violations);
    return violations;
  }

  @Override
  public String toString() {
    return "ResendRequest";
  }
}
