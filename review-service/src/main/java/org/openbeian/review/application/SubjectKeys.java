package org.openbeian.review.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Certificate;
import org.openbeian.platform.pii.Sealer;

/** Keys by which the orders of one subject are found without its being known (blind indexes). */
@ApplicationScoped
class SubjectKeys {

  private final Sealer sealer;

  SubjectKeys(Sealer sealer) {
    this.sealer = sealer;
  }

  /** The key of whoever an application is of, by type and number of the certificate. */
  String of(Application application) {
    Certificate certificate = application.subject().certificate();
    String number = sealer.open(certificate.number()).strip().toUpperCase(Locale.ROOT);
    return sealer.index("subject", certificate.type().name() + "|" + number);
  }
}
