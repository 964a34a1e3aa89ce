package org.openbeian.review.inbound.rest;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.review.domain.bureau.RecordedFact;

/** A page of what bureaus said. */
@Schema(name = "BureauFactPage")
public record BureauFactPage(
    List<BureauFactView> items,
    @Schema(description = "Sent as cursor for the next page; null on the last")
        @Nullable String nextCursor) {

  static BureauFactPage of(
      List<RecordedFact> found, int limit, Function<RecordedFact, BureauFactView> view) {
    Page<BureauFactView> page =
        Page.of(found, limit, view, fact -> new Cursor(fact.receivedAt(), fact.id()));
    return new BureauFactPage(page.items(), page.nextCursor());
  }
}
