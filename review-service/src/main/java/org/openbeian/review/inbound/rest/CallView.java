package org.openbeian.review.inbound.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.call.CallResult;
import org.openbeian.review.domain.call.ReviewCall;

/** A call that a reviewer made (R-FLOW-2). */
@Schema(name = "Call")
public record CallView(
    @JsonUnwrapped Recorded call,
    @Schema(description = "What was said; null when nothing was noted, or it was erased")
        @Nullable String note) {

  static CallView of(ReviewCall call, Sealer sealer) {
    return new CallView(Recorded.of(call), sealer.openNullable(call.note()));
  }

  /** The same without the words, as it may be kept to be repeated. */
  @Schema(name = "RecordedCall")
  public record Recorded(
      UUID id,
      @Schema(description = "Which principal was phoned", examples = "services[0].principal")
          String of,
      CallResult result,
      @Schema(description = "When it was made") Instant at,
      @Schema(description = "Who made it", examples = "reviewer-1") String by,
      @Schema(description = "When it was recorded") Instant recordedAt) {

    static Recorded of(ReviewCall call) {
      return new Recorded(
          call.id(), call.of(), call.result(), call.calledAt(), call.calledBy(), call.recordedAt());
    }
  }
}
