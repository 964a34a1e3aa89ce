package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.Supplement;
import org.openbeian.review.domain.SupplementState;

/** Something that the reviewer asked for before a pass (R-FLOW-3). */
@Schema(name = "Supplement")
public record SupplementView(
    UUID id,
    SupplementKind kind,
    SupplementState state,
    @Schema(description = "1 at first, one more each time it is asked for again", examples = "1")
        int asking,
    @Schema(description = "What is wanted", examples = "请邮寄加盖公章的授权书原件") @Nullable String note,
    @Schema(description = "What was wrong; null until it is asked for again")
        @Nullable String reason,
    @Schema(description = "When it was last asked for") Instant askedAt,
    @Schema(description = "Who brings the originals") @Nullable String courier,
    @Schema(examples = "SF1234567890123") @Nullable String courierNumber,
    @Schema(description = "What the filer says of it") @Nullable String answer,
    @Schema(
            description =
                "What was uploaded for it, the oldest first, of earlier askings too: look at one by"
                    + " a permit, like at the task's materials. Empty for VIDEO_CHECK and"
                    + " MAILED_ORIGINALS")
        List<PictureView> materials,
    @Nullable Instant providedAt,
    @Schema(description = "When the originals were logged as arrived") @Nullable Instant arrivedAt,
    @Schema(description = "When it was accepted, or closed with its review")
        @Nullable Instant endedAt) {

  /** A picture that was uploaded for a supplement. */
  @Schema(
      name = "SupplementPicture",
      description = "A picture that was uploaded for a supplement; to look at it takes a permit")
  record PictureView(
      UUID id,
      @Schema(description = "Which asking it answers: the supplement's is the present one")
          int asking,
      MaterialKind kind,
      @Schema(
              description = "The supplement",
              examples = "supplements[0b54c1a5-6f8e-4b0a-9d1c-3d2a0d0f4c11]")
          String of,
      @Schema(examples = "image/jpeg") String mediaType,
      @Schema(description = "In bytes") int size,
      @Schema(description = "Of its bytes, in hexadecimal digits") String sha256) {

    private static PictureView of(Supplement.Picture picture) {
      SubmittedMaterial material = picture.material();
      return new PictureView(
          material.id(),
          picture.asking(),
          material.kind(),
          material.of(),
          material.mediaType(),
          material.size(),
          material.sha256());
    }
  }

  static SupplementView of(Supplement supplement, Sealer sealer) {
    return new SupplementView(
        supplement.id(),
        supplement.kind(),
        supplement.state(),
        supplement.asking(),
        supplement.note(),
        supplement.reason(),
        supplement.askedAt(),
        sealer.openNullable(supplement.courier()),
        sealer.openNullable(supplement.courierNumber()),
        sealer.openNullable(supplement.answer()),
        supplement.pictures().stream().map(PictureView::of).toList(),
        supplement.providedAt(),
        supplement.arrivedAt(),
        supplement.endedAt());
  }
}
