package org.openbeian.review.domain.checklist;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.review.domain.Notation;

/**
 * Something to check before a pass.
 *
 * @param rule the rule's ID where one applies
 * @param types of orders that it is for
 * @param natures of subjects that it is for
 * @param provinces GB/T 2260 codes; empty for all
 * @param kinds of services, of which the application has at least one
 * @param requires what YES takes besides; null for nothing
 */
public record CheckItem(
    String code,
    LocalisedText question,
    @Nullable String rule,
    Set<FilingType> types,
    Set<SubjectNature> natures,
    Set<String> provinces,
    Set<ServiceKind> kinds,
    @Nullable Requirement requires) {

  /**
   * @throws IllegalArgumentException when nobody could ever be asked
   */
  public CheckItem {
    Notation.require(code, rule);
    if (types.isEmpty() || natures.isEmpty() || kinds.isEmpty()) {
      throw new IllegalArgumentException("is for no type, no nature or no kind of service");
    }
    if (types.contains(FilingType.TRANSFER)) {
      throw new IllegalArgumentException("TRANSFER has no preliminary review");
    }
    for (String province : provinces) {
      if (!Province.isKnown(province)) {
        throw new IllegalArgumentException(province + " is no province");
      }
    }
    types = Set.copyOf(types);
    natures = Set.copyOf(natures);
    provinces = Set.copyOf(provinces);
    kinds = Set.copyOf(kinds);
  }

  boolean isFor(FilingType type, Application application) {
    return types.contains(type)
        && natures.contains(application.subject().nature())
        && (provinces.isEmpty() || provinces.contains(application.province()))
        && application.services().stream().anyMatch(service -> kinds.contains(service.kind()));
  }
}
