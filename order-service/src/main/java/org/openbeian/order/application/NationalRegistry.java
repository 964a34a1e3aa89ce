package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;

/** The ministry's registry of all filings, whichever provider they were made with. */
public interface NationalRegistry {

  /** The registry gives no answer that can be relied on. */
  class RegistryAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason free of personal data
     */
    public RegistryAwayException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /**
   * Looks a subject and a website or app up.
   *
   * @return fails with {@link RegistryAwayException} when nothing reliable is answered in time;
   *     that is never the same as "not filed"
   */
  Uni<Registered> lookUp(Question question);
}
