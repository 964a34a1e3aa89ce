package org.openbeian.review.application.bureau;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.review.domain.bureau.RecordedFact;

/** Shows what bureaus said to those who see to it that nothing is lost (R-PERM-2). */
@ApplicationScoped
public class ReadFacts {

  private static final Set<FactEffect> WANTING_ATTENTION =
      EnumSet.of(FactEffect.CONFLICTING, FactEffect.UNUSABLE);

  private final BureauFacts facts;

  ReadFacts(BureauFacts facts) {
    this.facts = facts;
  }

  /**
   * A page, newest first, with one fact more where there are more. Review leads see all provinces',
   * officers those of their own.
   *
   * @param effect null for what wants attention, of one case for all that was said of it
   */
  public Uni<List<RecordedFact>> page(
      @Nullable FactEffect effect,
      @Nullable UUID caseId,
      @Nullable Cursor after,
      int limit,
      Caller caller) {
    Set<FactEffect> effects =
        effect != null
            ? EnumSet.of(effect)
            : caseId != null ? EnumSet.allOf(FactEffect.class) : WANTING_ATTENTION;
    Set<String> provinces = caller.has(ReviewAccess.REVIEW_LEAD) ? null : caller.provinces();
    if (provinces != null && provinces.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.withSession(
        () -> facts.page(new BureauFacts.Filter(effects, provinces, caseId, after, limit)));
  }
}
