package org.openbeian.smsverify.inbound.rest;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;
import org.openbeian.smsverify.domain.Typed;

/** The form of what the verification page sends; what is ill-formed is no try (R-SMS-5). */
final class Fields {

  private Fields() {}

  static void phone(String phone, List<Violation> violations) {
    check("phone", phone, Typed::isPhone, null, "SMS_PHONE_FORM", violations);
  }

  static void code(String code, List<Violation> violations) {
    check("code", code, Typed::isCode, "R-SMS-2", "SMS_CODE_FORM", violations);
  }

  static void tail(String tail, List<Violation> violations) {
    check("certificateTail", tail, Typed::isTail, "R-SMS-8", "SMS_TAIL_FORM", violations);
  }

  private static void check(
      String path,
      String value,
      Predicate<String> form,
      @Nullable String rule,
      String code,
      List<Violation> violations) {
    if (!form.test(value)) {
      violations.add(Violation.of(path, rule, code));
    }
  }
}
