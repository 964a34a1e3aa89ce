package org.openbeian.review.domain.bureau;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.FilingNumbers;

/**
 * What a fact says, as one document.
 *
 * @param approved of an opinion; null for other kinds
 * @param numbers those assigned; null for other kinds
 */
public record FactBody(
    @Nullable Boolean approved, List<BureauReason> reasons, @Nullable FilingNumbers numbers) {

  static FactBody of(BureauFact fact) {
    return switch (fact.kind()) {
      case FORM_REFUSED -> new FactBody(null, fact.refusal(), null);
      case OPINION -> new FactBody(fact.approves(), fact.refusal(), null);
      case NUMBERS_ASSIGNED -> new FactBody(null, List.of(), fact.assigned());
    };
  }

  BureauFact fact(FactKind kind) {
    return switch (kind) {
      case FORM_REFUSED -> new BureauFact.FormRefused(reasons);
      case OPINION -> new BureauFact.Opinion(Boolean.TRUE.equals(approved), reasons);
      case NUMBERS_ASSIGNED -> new BureauFact.NumbersAssigned(Objects.requireNonNull(numbers));
    };
  }
}
