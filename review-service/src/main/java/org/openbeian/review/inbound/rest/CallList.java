package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.call.ReviewCall;

/** The calls of a task. */
@Schema(name = "CallList")
public record CallList(@Schema(description = "At most 50, oldest first") List<CallView> items) {

  static CallList of(List<ReviewCall> calls, Sealer sealer) {
    return new CallList(calls.stream().map(call -> CallView.of(call, sealer)).toList());
  }
}
