package org.openbeian.review.inbound.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Fields that are masked otherwise. */
@Schema(
    name = "Unmasked",
    examples = "{\"values\":[{\"path\":\"subject.principal.mobile\",\"value\":\"13800571001\"}]}")
public record UnmaskedView(
    @Schema(description = "In the order of the request's paths") List<ValueView> values) {

  /** One field. */
  @Schema(name = "UnmaskedValue")
  public record ValueView(
      @Schema(examples = "subject.principal.mobile") String path,
      @Schema(description = "The whole of it", examples = "13800571001") String value) {}

  static UnmaskedView of(Map<String, String> values) {
    return new UnmaskedView(
        values.entrySet().stream()
            .map(entry -> new ValueView(entry.getKey(), entry.getValue()))
            .toList());
  }
}
