package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.order.application.AnswerSupplements.Answer;
import org.openbeian.order.application.AnswerSupplements.Kept;
import org.openbeian.order.domain.material.Material;
import org.openbeian.order.domain.supplement.OrderSupplement;
import org.openbeian.order.domain.supplement.SupplementState;

/** Something that the reviewer wants before a pass (R-FLOW-3). */
@Schema(name = "OrderSupplement")
public record SupplementView(
    UUID id,
    SupplementKind kind,
    @Schema(description = "Only what is ASKED waits for the filer.") SupplementState state,
    @Schema(description = "The submission that it belongs to.", examples = "1") int round,
    @Schema(description = "What is wanted.", examples = "请邮寄加盖公章的授权书原件") @Nullable String note,
    @Schema(description = "What was wrong; null until it is asked for again.")
        @Nullable String reason,
    @Schema(description = "Where originals are mailed to; null for other kinds.")
        @Nullable String mailTo,
    @Schema(description = "When it was last asked for.") Instant askedAt,
    @Nullable SupplementAnswer answer,
    @Schema(
            description =
                "The pictures that were uploaded for it, the oldest first; those of an earlier"
                    + " asking stay, and do not answer the present one.")
        List<PictureView> materials,
    @Schema(
            description =
                "Which asking this is: 1 at first, one more each time it is asked for again.",
            examples = "1")
        int asking,
    @Nullable Instant providedAt,
    @Schema(description = "When the reviewer logged that the originals are there.")
        @Nullable Instant arrivedAt,
    @Nullable Instant acceptedAt) {

  /** A picture for a supplement. */
  @Schema(name = "SupplementPicture", description = "A picture for a supplement.")
  public record PictureView(
      UUID id,
      @Schema(description = "The asking that it is for.", examples = "1") int asking,
      @Schema(description = "Of what is kept.", examples = "image/jpeg") String mediaType,
      @Schema(description = "Of what is kept, in bytes.") int size,
      @Schema(description = "In pixels, as it is seen.") int width,
      @Schema(description = "In pixels, as it is seen.") int height,
      @Schema(description = "Of what is kept, in hexadecimal digits.") String sha256,
      Instant uploadedAt,
      @Schema(description = "The user who uploaded it.") String uploadedBy) {

    static PictureView of(Material picture) {
      return new PictureView(
          picture.id(),
          Objects.requireNonNull(picture.asking()),
          picture.mediaType(),
          picture.size(),
          picture.width(),
          picture.height(),
          picture.sha256(),
          picture.uploadedAt(),
          picture.uploadedBy());
    }
  }

  static SupplementView of(Kept kept) {
    OrderSupplement supplement = kept.supplement();
    Answer answer = kept.answer();
    return new SupplementView(
        supplement.id(),
        supplement.kind(),
        kept.state(),
        supplement.round(),
        supplement.note(),
        supplement.reason(),
        supplement.mailTo(),
        supplement.askedAt(),
        answer == null
            ? null
            : new SupplementAnswer(answer.courier(), answer.courierNumber(), answer.note()),
        kept.pictures().stream().map(PictureView::of).toList(),
        supplement.asking(),
        supplement.providedAt(),
        supplement.arrivedAt(),
        supplement.acceptedAt());
  }
}
