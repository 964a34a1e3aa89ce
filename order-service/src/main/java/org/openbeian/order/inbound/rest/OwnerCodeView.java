package org.openbeian.order.inbound.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A one-time code on its way. */
@Schema(name = "OwnerCode")
public record OwnerCodeView(
    @Schema(description = "Masked.", examples = "138****1001") String phone,
    @Schema(description = "When the code is void.") Instant expiresAt,
    @Schema(description = "How many more may be asked for today.") int sendsLeft) {}
