package org.openbeian.order.inbound.rest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;

/** What anyone may know of a filing (R-POST-3). */
@Schema(name = "PublicFiling")
public record PublicFilingView(
    @Schema(examples = "浙ICP备2026000001号-1") String number,
    @Schema(examples = "浙ICP备2026000001号") String subjectNumber,
    String subjectName,
    SubjectNature subjectNature,
    ServiceKind serviceKind,
    String serviceName,
    List<String> domains,
    @Schema(description = "In Asia/Shanghai.") LocalDate grantedOn) {}
