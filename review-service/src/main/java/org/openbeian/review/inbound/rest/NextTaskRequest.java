package org.openbeian.review.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.review.application.NextTask;
import org.openbeian.review.domain.ReviewQueue;

/** What somebody wants next. */
@Schema(
    name = "NextTaskRequest",
    description = "What is left out may be anything.",
    examples = "{\"queue\":\"RESUBMISSIONS\",\"province\":\"330000\"}")
public record NextTaskRequest(
    @Schema(description = "PRELIMINARY, RESUBMISSIONS, SUPPLEMENTS or BUREAU")
        @Nullable ReviewQueue queue,
    @Schema(description = "GB/T 2260", examples = "330000") @Nullable String province,
    @Nullable FilingType type) {

  static final NextTask.Wish ANY = new NextTask.Wish(null, null, null);

  NextTask.Wish wish() {
    return new NextTask.Wish(queue, province, type);
  }
}
