package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.checklist.GivenAnswer;

/** What a reviewer found. */
@Schema(
    name = "ChecklistAnswers",
    requiredProperties = {"answers"},
    examples =
        """
        {"answers":[{"code":"NAME_RELATED","answer":"YES"},\
        {"code":"PHOTO_MATCHES_ID","answer":"NOT_APPLICABLE","note":"当地管局自行核验"}]}""")
public record ChecklistRequest(
    @Schema(description = "Up to 100; those that are not among them stay as they are")
        @Nullable List<@Nullable AnswerRequest> answers) {

  /** What is wrong with no body at all. */
  static ApiException missing() {
    return ApiException.invalid(List.of(Violation.of("answers", null, "ANSWERS_MISSING")));
  }

  /**
   * The answers, their notes sealed.
   *
   * @throws ApiException 422 naming every field that is wrong
   */
  List<GivenAnswer> given(Sealer sealer) {
    if (answers == null) {
      throw missing();
    }
    List<Violation> wrong = new ArrayList<>();
    List<GivenAnswer> given = AnswerRequest.read("answers", answers, sealer, wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return given;
  }
}
