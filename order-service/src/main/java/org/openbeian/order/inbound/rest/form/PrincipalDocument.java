package org.openbeian.order.inbound.rest.form;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.PrincipalForm;

/** A responsible person. */
@Schema(name = "Principal", description = "负责人. Everything personal is masked when shown.")
public record PrincipalDocument(
    @Nullable String name,
    @Schema(description = "False when missing.") @Nullable Boolean legalRepresentative,
    @Nullable CertificateDocument certificate,
    @Schema(description = "Gets the verification code.") @Nullable String mobile,
    @Nullable String emergencyPhone,
    @Nullable String email,
    @Schema(description = "086-AREA-NUMBER[-EXT]") @Nullable String landline) {

  static @Nullable PrincipalForm<String> form(@Nullable PrincipalDocument document) {
    return document == null
        ? null
        : new PrincipalForm<>(
            document.name,
            Boolean.TRUE.equals(document.legalRepresentative),
            CertificateDocument.form(document.certificate),
            document.mobile,
            document.emergencyPhone,
            document.email,
            document.landline);
  }

  static @Nullable PrincipalDocument of(@Nullable PrincipalForm<String> form) {
    return form == null
        ? null
        : new PrincipalDocument(
            form.name(),
            form.legalRepresentative(),
            CertificateDocument.of(form.certificate()),
            form.mobile(),
            form.emergencyPhone(),
            form.email(),
            form.landline());
  }
}
