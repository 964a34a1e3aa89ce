package org.openbeian.review.domain.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Principal;

/** Whom a reviewer may phone about an application. */
public final class Principals {

  private Principals() {}

  /**
   * Those of an application by their paths: the subject's, then each service's.
   *
   * @param application null when it is erased: then there is none
   */
  public static Map<String, Principal> of(@Nullable Application application) {
    Map<String, Principal> all = new LinkedHashMap<>();
    if (application != null) {
      all.put("subject.principal", application.subject().principal());
      for (int i = 0; i < application.services().size(); i++) {
        all.put("services[" + i + "].principal", application.services().get(i).principal());
      }
    }
    return all;
  }
}
