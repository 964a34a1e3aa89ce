package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.order.application.MaterialLibrary.Entry;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;

/** A material of an earlier order of the account (R-MAT-4). */
@Schema(name = "LibraryMaterial", description = "资料库. Everything personal is masked.")
public record LibraryMaterialView(
    UUID id,
    @Schema(description = "Where it was used last.") UUID orderId,
    MaterialKind kind,
    @Schema(description = "What it is of.") MaterialPart.Place place,
    @Schema(description = "The subject, person or service, as far as filled in.", examples = "陈**")
        @Nullable String owner,
    @Schema(description = "The owner among GET /principals; null for subjects and services.")
        @Nullable String principalId,
    @Nullable CertificateType certificateType,
    @Schema(description = "Of the certificate that it shows, by what its order says.")
        @Nullable LocalDate validUntil,
    @Schema(description = "False when that certificate has expired: it can't be taken over then.")
        boolean valid,
    Instant uploadedAt) {

  static LibraryMaterialView of(Entry entry) {
    Material material = entry.material();
    return new LibraryMaterialView(
        material.id(),
        material.order().value(),
        material.kind(),
        material.part().place(),
        entry.owner(),
        entry.principalId(),
        entry.certificateType(),
        entry.validUntil(),
        !entry.expired(),
        material.uploadedAt());
  }
}
