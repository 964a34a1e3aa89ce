package org.openbeian.order.inbound.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.inbound.rest.form.PrincipalDocument;

/** Somebody who is responsible for something of the account already (R-MAT-4). */
@Schema(name = "KnownPrincipal", description = "已有负责人.")
public record KnownPrincipalView(
    @Schema(description = "What takenFrom of a principal's form takes.") String id,
    PrincipalDocument principal,
    @Schema(description = "False when the certificate has expired.") boolean valid,
    @Schema(
            description = "Of the subject or service on record; null when known from an order.",
            examples = "浙ICP备2026000001号")
        @Nullable String filingNumber,
    @Schema(description = "The order in progress; null when known from the record.")
        @Nullable UUID orderId) {}
