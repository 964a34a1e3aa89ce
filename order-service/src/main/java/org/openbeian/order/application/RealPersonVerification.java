package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.openbeian.order.domain.rules.PersonsToVerify.Person;

/** The operator's app, in which persons show their faces (R-REAL-1). */
public interface RealPersonVerification {

  /** The app gives no answer that can be relied on. */
  class AppAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason free of what was asked and answered
     */
    public AppAwayException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /**
   * A session that was opened in the app.
   *
   * @param id the app's name for it
   * @param link what the person opens
   */
  record Session(String id, String link) {

    @Override
    public String toString() {
      return "Session";
    }
  }

  /**
   * Opens a session for a person. What becomes of it, the app tells by a signed callback.
   *
   * @param check its id; the same again is the same session
   * @return fails with {@link AppAwayException} when nothing reliable is answered in time
   */
  Uni<Session> open(UUID check, Person person);
}
