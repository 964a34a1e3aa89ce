package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.record.FilingStatus;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;

/** A subject on record as its account sees it. */
@Schema(name = "Filing", description = "What was granted; personal data is masked.")
public record FilingView(
    @Schema(examples = "浙ICP备2026000001号") String number,
    FilingStatus status,
    @Schema(description = "Grows with every order that changed the record.") int version,
    @Schema(description = "The order that put it on record.") UUID orderId,
    String province,
    SubjectNature nature,
    @Nullable SubjectDocument subject,
    List<FiledServiceView> services,
    Instant grantedAt,
    Instant updatedAt) {

  /** A service on record. */
  @Schema(name = "FiledService")
  public record FiledServiceView(
      @Schema(examples = "浙ICP备2026000001号-1") String number,
      FilingStatus status,
      ServiceDocument service) {}
}
