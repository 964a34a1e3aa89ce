package org.openbeian.smsverify.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;

/** What a person enters to get another code (R-SMS-6). */
public record ResendRequest(
    @Schema(required = true, description = "Mainland mobile number", examples = "13800571001")
        String phone,
    @Schema(
            required = true,
            description = "The last six characters of the certificate (R-SMS-8)",
            examples = "070016")
        String certificateTail,
    @Schema(
            description =
                "The solution of a challenge from `GET /api/v1/sms-verifications/challenges`, each"
                    + " good once; not needed when its `kind` is `NONE`. For `PROOF_OF_WORK` it is"
                    + " the Base64 of the JSON object `{algorithm, challenge, number, salt,"
                    + " signature}`",
            examples = "eyJhbGdvcml0aG0iOiJTSEEtMjU2IiwiY2hhbGxlbmdlIjoi4oCmIn0=")
        @Nullable String humanCheck) {

  public ResendRequest {
    // an absent field is as ill-formed as an empty one
    phone = Objects.requireNonNullElse(phone, "");
    certificateTail = Objects.requireNonNullElse(certificateTail, "");
  }

  /** What is ill-formed; nothing of it is looked at, then. */
  public List<Violation> violations() {
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
