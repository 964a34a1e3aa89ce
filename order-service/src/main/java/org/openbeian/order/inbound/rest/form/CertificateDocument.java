package org.openbeian.order.inbound.rest.form;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.order.domain.form.CertificateForm;

/** A certificate. */
@Schema(name = "Certificate")
public record CertificateDocument(
    @Nullable CertificateType type,
    @Schema(description = "Masked when shown.") @Nullable String number,
    @Schema(description = "As printed on it; organisations only. Masked when shown.")
        @Nullable String address,
    @Nullable LocalDate validFrom,
    @Schema(description = "Null when it says 长期.") @Nullable LocalDate validUntil,
    @Schema(
            description =
                "Of a Hong Kong or Macau travel permit: the number of the identity card, as on its"
                    + " back. Needed in provinces whose bureau asks for it in the SMS verification"
                    + " (R-SMS-8). Masked when shown.",
            examples = "A234567(8)")
        @Nullable String identityNumber) {

  static @Nullable CertificateForm<String> form(@Nullable CertificateDocument document) {
    return document == null
        ? null
        : new CertificateForm<>(
            document.type,
            document.number,
            document.address,
            document.validFrom,
            document.validUntil,
            document.identityNumber);
  }

  static @Nullable CertificateDocument of(@Nullable CertificateForm<String> form) {
    return form == null
        ? null
        : new CertificateDocument(
            form.type(),
            form.number(),
            form.address(),
            form.validFrom(),
            form.validUntil(),
            form.identityNumber());
  }
}
