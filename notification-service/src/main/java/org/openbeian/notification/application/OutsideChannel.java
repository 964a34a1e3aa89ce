package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import org.openbeian.contracts.notification.Channel;

/** A way to people that leads out of this service; a bean per channel. */
public interface OutsideChannel {

  Channel channel();

  /**
   * Sends a notice, and the same one again after a failure or a crash: the delivery's id tells the
   * other side that it is a repetition. Fails with {@link Refused} when trying again is pointless,
   * with {@link Unreachable} or anything else when it is not.
   */
  Uni<Void> send(OutgoingNotice notice);

  /** The channel will never take this notice. */
  final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param cause such as {@code HTTP 400}; never personal data
     */
    public Refused(String cause) {
      super(cause, null, false, false);
    }
  }

  /** The channel does not take anything for now. */
  final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure that may pass.
     *
     * @param cause such as {@code HTTP 503}; never personal data
     */
    public Unreachable(String cause) {
      super(cause, null, false, false);
    }
  }
}
