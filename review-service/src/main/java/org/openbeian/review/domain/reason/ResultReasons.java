package org.openbeian.review.domain.reason;

import java.util.List;
import java.util.Optional;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.bureau.FieldCode;
import org.openbeian.review.domain.bureau.FieldCodes;

/**
 * The bureau's reasons: the field's result codes that refuse, with the table's words (R-FLOW-6).
 */
public record ResultReasons(FieldCodes codes) implements StageReasons {

  /** None: the code table {@code result-codes} lists them. */
  @Override
  public List<CannedReason> listed() {
    return List.of();
  }

  @Override
  public Reason inWords(
      GivenReason given,
      Optional<FieldPath> path,
      FilingType type,
      String locale,
      List<Violation> wrong) {
    Optional<FieldCode> code = codes.result(given.code()).filter(FieldCode::refuses);
    if (code.isEmpty()) {
      wrong.add(Violation.of("code", "R-FLOW-6", "RESULT_CODE"));
    }
    String message =
        given.message() != null
            ? given.message()
            : code.map(known -> known.text().in(locale)).orElse("");
    return new Reason(
        path.map(FieldPath::toString).orElse(null),
        given.code(),
        given.rule(),
        given.details() == null ? message : message + "\n" + given.details(),
        given.remedy());
  }
}
