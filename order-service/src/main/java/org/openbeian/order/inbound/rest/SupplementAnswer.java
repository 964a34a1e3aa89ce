package org.openbeian.order.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.AnswerSupplements;

/** What the filer says of a supplement. */
@Schema(name = "SupplementAnswer")
public record SupplementAnswer(
    @Schema(
            description = "Who brings the originals; of MAILED_ORIGINALS only.",
            maxLength = AnswerSupplements.LONGEST_COURIER,
            examples = "顺丰速运")
        @Nullable String courier,
    @Schema(
            description =
                "Of MAILED_ORIGINALS only, and required there: 8 to 32 letters, digits and hyphens.",
            examples = "SF1234567890123")
        @Nullable String courierNumber,
    @Schema(
            description =
                "What was done; required of all kinds but MAILED_ORIGINALS. Of MATERIAL and"
                    + " CURTAIN_PHOTO it goes with the pictures that were uploaded.",
            maxLength = AnswerSupplements.LONGEST_NOTE,
            examples = "已完成视频核验")
        @Nullable String note) {

  AnswerSupplements.Answer answer() {
    return new AnswerSupplements.Answer(stripped(courier), stripped(courierNumber), stripped(note));
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
