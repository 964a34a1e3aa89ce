package org.openbeian.order.inbound.rest.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.EditOrder.Chosen;
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
    @Schema(description = "086-AREA-NUMBER[-EXT]") @Nullable String landline,
    @Schema(
            description =
                "The id of one of GET /principals: what is left out here, or sent as it is masked"
                    + " there, is as known of that person, whose certificate keeps its type"
                    + " (R-MAT-4). Not shown.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String takenFrom) {

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
            form.landline(),
            null);
  }

  /** Who was chosen; null when nobody was. */
  static @Nullable Chosen chosen(@Nullable PrincipalDocument document) {
    String id = document == null ? null : document.takenFrom;
    return id == null || id.isBlank()
        ? null
        : new Chosen(id, Objects.requireNonNull(document).legalRepresentative);
  }

  /** A masked form as it is shown of a person who may be chosen. */
  public static PrincipalDocument known(PrincipalForm<String> masked) {
    return Objects.requireNonNull(of(masked));
  }
}
