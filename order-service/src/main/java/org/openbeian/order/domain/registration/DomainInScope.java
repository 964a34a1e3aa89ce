package org.openbeian.order.domain.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain that is checked (R-DOM-5).
 *
 * @param path of what the filer may change about it
 * @param name canonical
 * @param registrable the registered name that it belongs to; null when nobody can register it
 * @param isNewSite whether it must not resolve before the grant (R-DOM-6)
 * @param isChange whether it is on record already
 */
public record DomainInScope(
    String path, String name, @Nullable String registrable, boolean isNewSite, boolean isChange) {

  /** What must be asked to check it. */
  public List<DomainQuestion> questions() {
    if (registrable == null) {
      return List.of();
    }
    DomainQuestion registration = DomainQuestion.registration(registrable);
    return isNewSite
        ? List.of(registration, DomainQuestion.resolution(name))
        : List.of(registration);
  }
}
