package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.platform.pii.Sealer;

/** Keys by which equal certificates are found without being known (blind indexes). */
@ApplicationScoped
class CertificateKeys {

  private final Sealer sealer;

  CertificateKeys(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * The key of a certificate.
   *
   * @param number normalised
   */
  String of(CertificateType type, String number) {
    return sealer.index("certificate", type.name() + "|" + number);
  }

  /** The key of a subject's certificate as far as it is filled in; null without a number. */
  @Nullable String of(CertificateType type, @Nullable CertificateForm<String> certificate) {
    String number = certificate == null ? null : certificate.number();
    return number == null ? null : of(type, number);
  }
}
