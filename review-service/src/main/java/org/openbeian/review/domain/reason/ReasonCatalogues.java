package org.openbeian.review.domain.reason;

import org.openbeian.review.domain.ReviewStage;

/** Each stage has reasons of its own. */
public record ReasonCatalogues(ReasonCatalogue preliminary, ReasonCatalogue bureau) {

  public ReasonCatalogue of(ReviewStage stage) {
    return switch (stage) {
      case PRELIMINARY -> preliminary;
      case BUREAU -> bureau;
    };
  }
}
