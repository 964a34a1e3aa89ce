package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.SubjectNature;

/** An order that would hand something to the caller's account. */
@Schema(name = "Consent", description = "What another account wants to hand to this one.")
public record ConsentView(
    UUID orderId,
    FilingType type,
    @Schema(examples = "浙ICP备2026000001号") @Nullable String subjectNumber,
    @Schema(description = "A person's is masked.") @Nullable String subjectName,
    SubjectNature subjectNature,
    List<String> serviceNumbers,
    @Schema(description = "Whether this account consents to the next submission.")
        boolean consented,
    Instant createdAt) {}
