package org.openbeian.order.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** The code that the owner got; never to be logged. */
@Schema(
    name = "OwnerConfirmationCode",
    requiredProperties = {"code"})
public record OwnerConfirmation(@Schema(examples = "271828") @Nullable String code) {

  String requiredCode() {
    String digits = code == null ? "" : code.strip();
    if (!digits.matches("\\d{6}")) {
      throw ApiException.invalid(
          List.of(Violation.of("code", null, digits.isEmpty() ? "REQUIRED" : "CODE_INVALID")));
    }
    return digits;
  }

  @Override
  public String toString() {
    return "OwnerConfirmation";
  }
}
