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

/** A record as an order left it. */
@Schema(
    name = "FilingVersion",
    description = "What the record said after an order; personal data is masked.")
public record FilingVersionView(
    @Schema(description = "1 after the grant that put it on record.") int version,
    @Schema(description = "The order that made it.") UUID orderId,
    FilingType type,
    Instant at,
    FilingStatus status,
    @Nullable SubjectDocument subject,
    List<FiledServiceView> services) {}
