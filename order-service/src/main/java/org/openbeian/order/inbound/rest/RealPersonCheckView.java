package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.realperson.RealPersonFailure;
import org.openbeian.order.domain.realperson.RealPersonState;

/** One try of a person to be verified (R-REAL-1); what is not known yet is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RealPersonCheck")
public record RealPersonCheckView(
    UUID id,
    RealPersonState state,
    @Schema(description = "What the person opens or scans, once; only while WAITING.")
        @Nullable String link,
    @Schema(description = "Only while WAITING.") @Nullable Instant linkValidUntil,
    @Schema(description = "Why it FAILED.") @Nullable RealPersonFailure reason,
    @Schema(description = "The same in words.") @Nullable String reasonText,
    Instant startedAt,
    @Nullable Instant scannedAt,
    @Schema(description = "When it passed or failed.") @Nullable Instant endedAt,
    @Nullable Instant confirmedAt) {}
