package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.detection.Held;

/** Which type of filing it is, or why it can't be filed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "FilingCheck",
    description = "DETECTED: type to next. REFUSED: code to remedy, in the language asked for.")
public record FilingCheckView(
    Outcome outcome,
    @Nullable FilingType type,
    @Schema(description = "Where the subject's record is held.") @Nullable Held held,
    @Schema(description = "Absent while the subject is unfiled.", examples = "浙ICP备2026000001号")
        @Nullable String subjectNumber,
    @Schema(
            description = "Absent while the website or app is unfiled.",
            examples = "浙ICP备2026000001号-1")
        @Nullable String serviceNumber,
    @Schema(description = "What to call next, with the wish as check.") @Nullable Next next,
    @Schema(description = "Stable, for programs.", examples = "DOMAIN_OF_ANOTHER_SUBJECT")
        @Nullable String code,
    @Schema(description = "The rule of the domain that refuses.", examples = "R-TYPE-1")
        @Nullable String rule,
    @Nullable String message,
    @Nullable String remedy) {

  /** Which of the two. */
  @Schema(name = "FilingCheckOutcome")
  public enum Outcome {
    DETECTED,
    REFUSED
  }

  /** A request of this API. */
  @Schema(name = "NextCall")
  public record Next(
      @Schema(examples = "POST") String method,
      @Schema(examples = "/api/v1/orders") String path,
      @Schema(description = "To be sent as the order's type.") FilingType type) {}
}
