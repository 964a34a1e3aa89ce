package org.openbeian.order.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.duty.DutyState;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What the filer says of a duty. */
@Schema(
    name = "DutyAnswer",
    requiredProperties = {"state"})
public record DutyAnswer(
    @Nullable Said state,
    @Schema(
            description = "Such as the number that the public security organs gave.",
            maxLength = LONGEST,
            examples = "浙公网安备33010602000001号")
        @Nullable String note) {

  private static final int LONGEST = 200;

  /** NOT_APPLICABLE only of duties without a date. */
  @Schema(name = "DutyAnswerState")
  public enum Said {
    DONE,
    NOT_APPLICABLE
  }

  /**
   * What it says.
   *
   * @throws ApiException 422 when it says nothing, or too much
   */
  DutyState requiredState() {
    List<Violation> violations = new ArrayList<>();
    if (state == null) {
      violations.add(Violation.of("state", null, "REQUIRED"));
    }
    if (note != null && note.length() > LONGEST) {
      violations.add(Violation.of("note", null, "TOO_LONG", String.valueOf(LONGEST)));
    }
    if (state == null || !violations.isEmpty()) {
      throw ApiException.invalid(violations);
    }
    return switch (state) {
      case DONE -> DutyState.DONE;
      case NOT_APPLICABLE -> DutyState.NOT_APPLICABLE;
    };
  }

  /** Null when it is blank. */
  @Nullable String strippedNote() {
    return note == null || note.isBlank() ? null : note.strip();
  }
}
