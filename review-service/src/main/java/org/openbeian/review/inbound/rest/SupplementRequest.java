package org.openbeian.review.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.platform.api.ApiException;

/** What a reviewer wants before a pass. */
@Schema(
    name = "SupplementRequest",
    requiredProperties = {"kind"},
    examples = "{\"kind\":\"MAILED_ORIGINALS\",\"note\":\"请邮寄加盖公章的授权书原件\"}")
public record SupplementRequest(
    @Nullable SupplementKind kind,
    @Schema(
            description = "What is wanted, for the filer; required for MATERIAL",
            maxLength = SupplementText.LONGEST)
        @Nullable String note) {

  /**
   * What is asked for.
   *
   * @throws ApiException 422 when it is missing
   */
  SupplementKind requiredKind() {
    if (kind == null) {
      throw SupplementText.invalid("kind", "SUPPLEMENT_KIND_MISSING");
    }
    return kind;
  }

  /** What is wanted; null only where the kind says it. */
  @Nullable String checkedNote() {
    return kind == SupplementKind.MATERIAL
        ? SupplementText.required("note", note)
        : SupplementText.of("note", note);
  }
}
