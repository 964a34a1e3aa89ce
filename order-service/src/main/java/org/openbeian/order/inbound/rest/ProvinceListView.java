package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All provinces whose bureaus decide on filings. */
@Schema(name = "ProvinceList")
public record ProvinceListView(List<ProvinceView> items) {}
