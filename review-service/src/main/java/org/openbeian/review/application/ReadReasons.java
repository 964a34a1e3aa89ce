package org.openbeian.review.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.reason.CannedReason;
import org.openbeian.review.domain.reason.FieldPath;
import org.openbeian.review.domain.reason.ReasonCatalogues;

/** Shows which reasons stand ready (R-FLOW-2). */
@ApplicationScoped
public class ReadReasons {

  private final ReasonCatalogues reasons;

  ReadReasons(ReasonCatalogues reasons) {
    this.reasons = reasons;
  }

  /**
   * Those of a stage that fit.
   *
   * @param stage null for the caller's own
   * @param type null for all
   * @param path null for all
   * @throws ApiException 403 for a stage that the caller does not work in
   */
  public List<CannedReason> fitting(
      @Nullable ReviewStage stage,
      @Nullable FilingType type,
      @Nullable FieldPath path,
      Caller caller) {
    Set<ReviewStage> stages = ReviewAccess.stagesOf(caller);
    ReviewStage asked = stage == null ? stages.iterator().next() : stage;
    if (!stages.contains(asked)) {
      throw ApiException.forbidden();
    }
    return reasons.of(asked).listed().stream()
        .filter(each -> type == null || each.types().contains(type))
        .filter(each -> path == null || each.fits(path))
        .toList();
  }
}
