package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Who shall have the record. */
@Schema(
    name = "Target",
    requiredProperties = {"account"})
public record TargetDocument(@Schema(examples = "acct-b") @Nullable String account) {

  private static final int LONGEST = 100;

  AccountId requiredAccount() {
    String name = account == null ? "" : account.strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw ApiException.invalid(
          List.of(
              name.isEmpty()
                  ? Violation.of("account", "R-TRF-1", "REQUIRED")
                  : Violation.of("account", null, "TOO_LONG", String.valueOf(LONGEST))));
    }
    return new AccountId(name);
  }
}
