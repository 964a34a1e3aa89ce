package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.domain.duration.ExpectedDuration;

/** How long filings are expected to take in a province. */
@Schema(name = "ProvinceDurations")
public record ProvinceDurationsView(
    @Schema(description = "GB/T 2260", examples = "330000") String province,
    @Schema(description = "One of each filing type.") List<DurationView> durations) {

  static ProvinceDurationsView of(String province, List<ExpectedDuration> durations) {
    return new ProvinceDurationsView(province, durations.stream().map(DurationView::of).toList());
  }
}
