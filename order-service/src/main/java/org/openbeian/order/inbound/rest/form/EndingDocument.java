package org.openbeian.order.inbound.rest.form;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.EndingReason;
import org.openbeian.order.domain.form.EndingForm;

/** Why what was granted is to end. */
@Schema(name = "Ending", description = "Why what was granted is to end.")
public record EndingDocument(
    @Nullable EndingReason reason,
    @Schema(description = "Required for OTHER.") @Nullable String details) {

  /** What the filer entered. */
  public EndingForm<String> form() {
    return new EndingForm<>(reason, details);
  }

  /** As it is shown; null for none. */
  public static @Nullable EndingDocument of(@Nullable EndingForm<String> form) {
    return form == null ? null : new EndingDocument(form.reason(), form.details());
  }
}
