package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The operator's SMS gateway. */
public interface TextMessages {

  /**
   * Hands a text over; fails when the gateway did not take it.
   *
   * @param key the same key again is the same message
   * @param phone a mainland mobile number
   */
  Uni<Void> send(UUID key, String phone, String text);
}
