package org.openbeian.review.application;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewQueue;
import org.openbeian.review.domain.ReviewStage;

/**
 * The tasks that somebody asks for, as far as they may see them (R-PERM-2).
 *
 * @param stage one stage
 * @param provinces GB/T 2260; null for all
 * @param queue null for whatever the stage has
 * @param type null for all
 */
public record QueueScope(
    ReviewStage stage,
    @Nullable Set<String> provinces,
    @Nullable ReviewQueue queue,
    @Nullable FilingType type) {

  /**
   * Narrows a wish to what the caller sees.
   *
   * @throws ApiException 403 for a stage that the caller does not work in, 400 when queue and stage
   *     don't fit
   */
  static QueueScope of(
      @Nullable ReviewQueue queue,
      @Nullable ReviewStage stage,
      @Nullable String province,
      @Nullable FilingType type,
      Caller caller) {
    Set<ReviewStage> stages = ReviewAccess.stagesOf(caller);
    if (queue != null && stage != null && queue.stage() != stage) {
      throw ApiException.badParameter("queue", stage.name());
    }
    ReviewStage wanted =
        queue != null ? queue.stage() : stage != null ? stage : stages.iterator().next();
    if (!stages.contains(wanted)) {
      throw ApiException.forbidden();
    }
    return new QueueScope(wanted, provinces(wanted, province, caller), queue, type);
  }

  /** Whether there is nothing in it: no province is both asked for and allowed. */
  boolean isEmpty() {
    return provinces != null && provinces.isEmpty();
  }

  private static @Nullable Set<String> provinces(
      ReviewStage stage, @Nullable String province, Caller caller) {
    Set<String> allowed = ReviewAccess.provincesOf(caller, stage);
    if (province == null) {
      return allowed;
    }
    Set<String> one = new HashSet<>(Set.of(province));
    if (allowed != null) {
      one.retainAll(allowed);
    }
    return one;
  }
}
