package org.openbeian.review.domain.reason;

import org.openbeian.review.domain.ReviewStage;

/** Each stage has reasons of its own. */
public record ReasonCatalogues(StageReasons preliminary, StageReasons bureau) {

  public StageReasons of(ReviewStage stage) {
    return switch (stage) {
      case PRELIMINARY -> preliminary;
      case BUREAU -> bureau;
    };
  }
}
