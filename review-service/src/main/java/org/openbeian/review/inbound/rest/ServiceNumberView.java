package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;

/** The number of one service. */
@Schema(name = "ServiceNumber")
public record ServiceNumberView(
    @Schema(examples = "1") int serviceNo, @Schema(examples = "浙ICP备2026000001号-1") String number) {

  static List<ServiceNumberView> of(List<ServiceNumber> numbers) {
    return numbers.stream()
        .map(number -> new ServiceNumberView(number.serviceNo(), number.number()))
        .toList();
  }
}
