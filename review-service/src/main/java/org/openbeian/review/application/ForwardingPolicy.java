package org.openbeian.review.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.review.Forwarding;

/** How passed orders go on, by {@code beian.review.forwarding} (R-FLOW-4). */
@ApplicationScoped
public class ForwardingPolicy {

  private final Forwarding way;

  /**
   * Reads the setting.
   *
   * @param setting {@code auto} or {@code manual}
   * @throws IllegalArgumentException for anything else
   */
  public ForwardingPolicy(@ConfigProperty(name = "beian.review.forwarding") String setting) {
    this.way =
        switch (setting) {
          case "auto" -> Forwarding.AUTOMATIC;
          case "manual" -> Forwarding.MANUAL;
          default ->
              throw new IllegalArgumentException(
                  "beian.review.forwarding is auto or manual, not " + setting);
        };
  }

  public Forwarding way() {
    return way;
  }
}
