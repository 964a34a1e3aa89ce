package org.openbeian.review.inbound.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.call.CallResult;
import org.openbeian.review.domain.call.NewCall;

/** A call that a reviewer made. */
@Schema(
    name = "NewCall",
    requiredProperties = {"of", "result"},
    examples =
        "{\"of\":\"services[0].principal\",\"result\":\"REACHED\",\"note\":\"本人接听，确认备案信息属实\"}")
public record CallRequest(
    @Schema(
            description =
                "Which principal of the application was phoned: subject.principal or"
                    + " services[0].principal and so on. The number is the one in the application",
            examples = "subject.principal")
        @Nullable String of,
    @Schema(
            description =
                "REACHED: the principal in person. REFUSED: somebody answered and would not speak,"
                    + " or denied to be the principal")
        @Nullable CallResult result,
    @Schema(
            description =
                "When; just now when null. Neither in the future nor before the submission",
            examples = "2026-11-20T10:15:00+08:00",
            format = "date-time")
        @Nullable String at,
    @Schema(
            description = "What was said, for colleagues; the filer never sees it",
            maxLength = NOTE)
        @Nullable String note) {

  private static final int NOTE = 1000;
  private static final String RULE = "R-FLOW-2";

  /** What is wrong with no body at all. */
  static ApiException missing() {
    return ApiException.invalid(List.of(Violation.of("of", RULE, "CALL_OF_MISSING")));
  }

  /**
   * The call, its note sealed.
   *
   * @throws ApiException 422 naming every field that is wrong
   */
  NewCall call(Sealer sealer) {
    List<Violation> wrong = new ArrayList<>();
    if (FreeText.blankToNull(of) == null) {
      wrong.add(Violation.of("of", RULE, "CALL_OF_MISSING"));
    }
    if (result == null) {
      wrong.add(Violation.of("result", RULE, "CALL_RESULT_MISSING"));
    }
    Instant made = time(wrong);
    FreeText.check("note", note, NOTE, wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return new NewCall(
        Objects.requireNonNull(FreeText.blankToNull(of)),
        Objects.requireNonNull(result),
        made,
        sealer.sealNullable(FreeText.blankToNull(note)));
  }

  private @Nullable Instant time(List<Violation> wrong) {
    if (at == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(at).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      wrong.add(Violation.of("at", RULE, "CALL_AT"));
      return null;
    }
  }
}
