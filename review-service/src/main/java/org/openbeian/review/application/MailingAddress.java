package org.openbeian.review.application;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where filers mail originals to, by {@code beian.review.mailing-address} (R-FLOW-3). */
@Startup
@ApplicationScoped
public class MailingAddress {

  private final String text;

  /**
   * Reads the setting.
   *
   * @param setting as filers shall write it on the parcel
   * @throws IllegalArgumentException when it is blank
   */
  public MailingAddress(@ConfigProperty(name = "beian.review.mailing-address") String setting) {
    if (setting.isBlank()) {
      throw new IllegalArgumentException("beian.review.mailing-address is blank");
    }
    this.text = setting.strip();
  }

  public String text() {
    return text;
  }
}
