package org.openbeian.review.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.platform.api.ApiException;

/**
 * Where filers mail originals to, by {@code beian.review.mailing-address} (R-FLOW-3). It has no
 * default: a wrong one would collect documents.
 */
@ApplicationScoped
public class MailingAddress {

  private final Optional<String> text;

  public MailingAddress(
      @ConfigProperty(name = "beian.review.mailing-address") Optional<String> setting) {
    this.text = setting.map(String::strip).filter(given -> !given.isEmpty());
  }

  /**
   * The address, as filers write it on the parcel; empty where nothing is mailed.
   *
   * @throws ApiException 409 for originals while there is none
   */
  String of(SupplementKind kind) {
    if (kind != SupplementKind.MAILED_ORIGINALS) {
      return "";
    }
    return text.orElseThrow(
        () -> ApiException.of(409, "MAILING_ADDRESS_MISSING").byRule("R-FLOW-3"));
  }
}
