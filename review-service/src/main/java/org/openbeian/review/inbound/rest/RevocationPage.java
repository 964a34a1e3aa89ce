package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.review.domain.revocation.FilingRevocation;

/** A page of revocations. */
@Schema(name = "RevocationPage")
public record RevocationPage(
    List<RevocationView> items,
    @Schema(description = "Sent as cursor for the next page; null on the last")
        @Nullable String nextCursor) {

  static RevocationPage of(List<FilingRevocation> found, int limit) {
    Page<RevocationView> page =
        Page.of(
            found,
            limit,
            RevocationView::of,
            revocation -> new Cursor(revocation.requestedAt(), revocation.id()));
    return new RevocationPage(page.items(), page.nextCursor());
  }
}
