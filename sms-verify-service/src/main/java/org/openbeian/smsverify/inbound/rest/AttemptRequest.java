package org.openbeian.smsverify.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.platform.api.Violation;

/** What a person enters to verify a number (R-SMS-4). */
@Schema(
    description =
        "All three must belong together. Full-width digits and brackets, blanks and a lower-case x"
            + " are understood.")
public record AttemptRequest(
    @Schema(required = true, description = "Mainland mobile number", examples = "13800571001")
        String phone,
    @Schema(required = true, description = "The six digits of the SMS", examples = "042917")
        String code,
    @Schema(
            required = true,
            description =
                "The last six characters of the certificate; in Zhejiang, for a Hong Kong or Macau"
                    + " travel permit, the identity number's end such as 567（8） (R-SMS-8)",
            examples = "070016")
        String certificateTail) {

  public AttemptRequest {
    // an absent field is as ill-formed as an empty one
    phone = Objects.requireNonNullElse(phone, "");
    code = Objects.requireNonNullElse(code, "");
    certificateTail = Objects.requireNonNullElse(certificateTail, "");
  }

  /** What is ill-formed; nothing of it is looked at, then. */
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    Fields.phone(phone, violations);
    Fields.code(code, violations);
    Fields.tail(certificateTail, violations);
    return violations;
  }

  @Override
  public String toString() {
    return "AttemptRequest";
  }
}
