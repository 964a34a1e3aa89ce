package org.openbeian.review.domain.bureau;

import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewOutcome;

/**
 * What a fact does to its case: the one table of it (R-FLOW-6). A case is approved once an
 * approving opinion and usable numbers are there, whichever comes first, and rejected by a refusal
 * unless an approving opinion was there before.
 *
 * @param decides how the case is decided now; null when it is not
 */
public record FactJudgement(FactEffect effect, @Nullable ReviewOutcome decides) {

  private static final FactJudgement LATE = without(FactEffect.LATE);
  private static final FactJudgement CONFLICTING = without(FactEffect.CONFLICTING);
  private static final FactJudgement WAITING = without(FactEffect.WAITING);

  /** Judges a fact whose numbers, if it assigns some, are usable. */
  public static FactJudgement of(CaseStanding standing, BureauFact fact) {
    if (standing instanceof CaseStanding.Decided decided) {
      return afterwards(decided, fact);
    }
    if (standing instanceof CaseStanding.Open open) {
      return inTime(open, fact);
    }
    return LATE;
  }

  private static FactJudgement afterwards(CaseStanding.Decided decided, BureauFact fact) {
    FilingNumbers granted = decided.granted();
    boolean agrees =
        fact.refuses()
            ? granted == null
            : granted != null && (fact.assigned() == null || granted.includes(fact.assigned()));
    return agrees ? LATE : CONFLICTING;
  }

  private static FactJudgement inTime(CaseStanding.Open open, BureauFact fact) {
    if (fact.refuses()) {
      return open.approved() ? CONFLICTING : decides(ReviewOutcome.REJECT);
    }
    if (fact.approves()) {
      return open.numbers() == null ? WAITING : decides(ReviewOutcome.APPROVE);
    }
    if (open.numbers() != null && !open.numbers().sameAs(fact.assigned())) {
      return CONFLICTING;
    }
    return open.approved() ? decides(ReviewOutcome.APPROVE) : WAITING;
  }

  private static FactJudgement without(FactEffect effect) {
    return new FactJudgement(effect, null);
  }

  private static FactJudgement decides(ReviewOutcome outcome) {
    return new FactJudgement(FactEffect.APPLIED, outcome);
  }
}
