package org.openbeian.order.inbound.rest;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.domain.duty.Footer;
import org.openbeian.platform.api.Messages;

/** The foot of a website (R-POST-1). */
@Schema(name = "Footer")
public record FooterView(
    @Schema(examples = "浙ICP备2026000001号-1") String serviceNumber,
    @Schema(description = "HTML, to be pasted into the page.") String snippet,
    PenaltyNote penaltyNote) {

  /** What a missing number may cost, in both languages. */
  public record PenaltyNote(String zh, String en) {}

  static FooterView of(Footer footer, Messages messages) {
    return new FooterView(
        footer.serviceNumber(),
        footer.html(),
        new PenaltyNote(
            messages.text(Locale.CHINESE, "FOOTER_PENALTY", List.of()),
            messages.text(Locale.ENGLISH, "FOOTER_PENALTY", List.of())));
  }
}
