package org.openbeian.order.inbound.rest.form;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.application.EditOrder.Chosen;
import org.openbeian.order.domain.form.SubjectForm;

/** The subject of a filing. */
@Schema(
    name = "Subject",
    description =
        "主办单位. Everything personal is masked when shown; a mask that is sent back keeps what was"
            + " there.")
public record SubjectDocument(
    @Schema(description = "That of the order; may be left out.") @Nullable SubjectNature nature,
    @Nullable String name,
    @Nullable CertificateDocument certificate,
    @Nullable String communicationAddress,
    @Nullable String remark,
    @Nullable PrincipalDocument principal,
    @Schema(description = "投资者或主管单位; organisations only.") @Nullable String investor) {

  /** What the filer entered. */
  public SubjectForm<String> form() {
    return new SubjectForm<>(
        nature,
        name,
        CertificateDocument.form(certificate),
        communicationAddress,
        remark,
        PrincipalDocument.form(principal),
        investor);
  }

  /** The principal who was chosen among those whom the account knows; null when nobody was. */
  public @Nullable Chosen chosenPrincipal() {
    return PrincipalDocument.chosen(principal);
  }

  /** A masked form as it is shown; null for none. */
  public static @Nullable SubjectDocument of(@Nullable SubjectForm<String> masked) {
    return masked == null
        ? null
        : new SubjectDocument(
            masked.nature(),
            masked.name(),
            CertificateDocument.of(masked.certificate()),
            masked.communicationAddress(),
            masked.remark(),
            PrincipalDocument.of(masked.principal()),
            masked.investor());
  }
}
