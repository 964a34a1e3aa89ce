package org.openbeian.order.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.domain.realperson.RealPersonState;

/** How far the check is that the app told of. */
@Schema(name = "AppReportAnswer")
public record AppReportAnswer(RealPersonState state) {}
