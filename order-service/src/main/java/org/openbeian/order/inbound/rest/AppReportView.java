package org.openbeian.order.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.domain.realperson.AppReport;
import org.openbeian.order.domain.realperson.RealPersonFailure;

/** What the verification app tells, for the description only: its bytes are what is signed. */
@Schema(
    name = "AppReport",
    requiredProperties = {"session", "event", "device"})
record AppReportView(
    @Schema(description = "As the app named it when it was opened.") String session,
    AppReport.Event event,
    @Schema(description = "Which device scanned; the same each time, 1–128 visible characters.")
        String device,
    @Schema(description = "Of what FAILED; another name counts as OTHER.")
        RealPersonFailure reason) {}
