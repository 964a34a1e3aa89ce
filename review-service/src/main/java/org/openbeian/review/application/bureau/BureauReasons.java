package org.openbeian.review.application.bureau;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.bureau.BureauReason;
import org.openbeian.review.domain.bureau.FieldCode;
import org.openbeian.review.domain.bureau.FieldCodes;

/** Reasons of the bureau: by result codes, in words for the filer (R-FLOW-6). */
@ApplicationScoped
public class BureauReasons {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private final FieldCodes codes;

  BureauReasons(FieldCodes codes) {
    this.codes = codes;
  }

  /**
   * What an officer gave, with the table's words where the message is empty.
   *
   * @throws ApiException 422 naming what is no reason for a refusal
   */
  public List<Reason> ofOfficer(List<Reason> given, String locale) {
    List<Violation> wrong = new ArrayList<>();
    List<Reason> complete = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Reason reason = given.get(i);
      Optional<FieldCode> code = codes.result(reason.code()).filter(FieldCode::refuses);
      if (code.isEmpty()) {
        wrong.add(Violation.of("reasons[" + i + "].code", "R-FLOW-6", "RESULT_CODE"));
      } else if (CONTROL.matcher(reason.message()).find()) {
        wrong.add(Violation.of("reasons[" + i + "].message", null, "TEXT_CONTROL"));
      } else {
        complete.add(
            reason.message().isEmpty()
                ? new Reason(
                    reason.path(),
                    reason.code(),
                    reason.rule(),
                    code.get().text().in(locale),
                    reason.remedy())
                : reason);
      }
    }
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return complete;
  }

  /** What a source gave, which is never refused: where it gave none, the bureau's plain refusal. */
  List<Reason> ofSource(List<BureauReason> given, String locale) {
    List<BureauReason> some = given.isEmpty() ? List.of(BureauReason.of("1002")) : given;
    return some.stream().map(reason -> reason.reason(codes, locale)).toList();
  }
}
