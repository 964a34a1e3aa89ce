package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.platform.pii.Sealer;

/**
 * How an account names the principals that it knows: by a keyed hash of the certificate's number,
 * which is worth nothing to any other account (R-MAT-4).
 */
@ApplicationScoped
class PrincipalIds {

  private final Sealer sealer;

  PrincipalIds(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Null without a certificate's number. */
  @Nullable String of(AccountId account, @Nullable CertificateForm<String> certificate) {
    String number = certificate == null ? null : certificate.number();
    return number == null ? null : sealer.index("principal", account.value() + "|" + number);
  }
}
