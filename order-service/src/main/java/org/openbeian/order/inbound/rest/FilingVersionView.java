package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.record.FilingStatus;
import org.openbeian.order.inbound.rest.FilingView.FiledServiceView;
import org.openbeian.order.inbound.rest.form.SubjectDocument;

/** A record as an order, or a revocation, left it. */
@Schema(
    name = "FilingVersion",
    description =
        "What the record said after an order, or after the bureau took something back; personal data"
            + " is masked.")
public record FilingVersionView(
    @Schema(description = "1 after the grant that put it on record.") int version,
    @Schema(
            description =
                "The order that made it; where the bureau took something back, the one by which it"
                    + " was granted last.")
        UUID orderId,
    @Schema(description = "Null where the bureau took something back: no order made the version.")
        @Nullable FilingType type,
    Instant at,
    FilingStatus status,
    @Nullable SubjectDocument subject,
    List<FiledServiceView> services) {}
