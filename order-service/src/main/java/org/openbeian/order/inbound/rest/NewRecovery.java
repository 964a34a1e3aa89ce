package org.openbeian.order.inbound.rest;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** By which domain an account is looked for. */
@Schema(
    name = "NewAccountRecovery",
    requiredProperties = {"domain"})
public record NewRecovery(@Schema(examples = "qiming-shili.cn") @Nullable String domain) {

  /** In its canonical form. */
  String requiredDomain() {
    String text = domain == null ? "" : domain.strip();
    Optional<String> canonical = DomainNames.canonical(text);
    if (canonical.isEmpty()) {
      throw ApiException.invalid(
          List.of(Violation.of("domain", null, text.isEmpty() ? "REQUIRED" : "DOMAIN_INVALID")));
    }
    return canonical.get();
  }
}
