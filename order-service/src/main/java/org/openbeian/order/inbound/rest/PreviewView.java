package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order with what keeps it from being submitted. */
@Schema(name = "Preview")
public record PreviewView(
    @Schema(
            description =
                "Editable, and nothing found that blocks; commitments are accepted on submission.")
        boolean submittable,
    List<FindingView> findings,
    OrderView order) {}
