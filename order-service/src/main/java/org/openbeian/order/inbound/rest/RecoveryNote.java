package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What filer and support write about a recovery; never to be logged. */
@Schema(
    name = "RecoveryNote",
    requiredProperties = {"note"})
public record RecoveryNote(
    @Schema(maxLength = RecoveryNote.LONGEST, examples = "备案手机号已停用，营业执照与授权书已发送至客服邮箱")
        @Nullable String note) {

  static final int LONGEST = 1000;

  String requiredNote() {
    String text = note == null ? "" : note.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ApiException.invalid(
          List.of(
              text.isEmpty()
                  ? Violation.of("note", null, "REQUIRED")
                  : Violation.of("note", null, "TOO_LONG", String.valueOf(LONGEST))));
    }
    return text;
  }

  @Override
  public String toString() {
    return "RecoveryNote";
  }
}
