package org.openbeian.review.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether a pass takes a complete checklist, by {@code beian.review.checklist} (R-FLOW-2). */
@ApplicationScoped
public class ChecklistPolicy {

  private final boolean required;

  /**
   * Reads the setting.
   *
   * @param setting {@code required} or {@code optional}
   * @throws IllegalArgumentException for anything else
   */
  public ChecklistPolicy(@ConfigProperty(name = "beian.review.checklist") String setting) {
    this.required =
        switch (setting) {
          case "required" -> true;
          case "optional" -> false;
          default ->
              throw new IllegalArgumentException(
                  "beian.review.checklist is required or optional, not " + setting);
        };
  }

  /** Whether everything must be answered; what was answered with NO forbids a pass all the same. */
  public boolean mustBeComplete() {
    return required;
  }
}
