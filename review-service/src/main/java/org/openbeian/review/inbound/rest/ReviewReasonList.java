package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.review.domain.reason.CannedReason;
import org.openbeian.review.domain.reason.FieldPath;

/** The reasons whose words stand ready. */
@Schema(name = "ReviewReasonList")
public record ReviewReasonList(List<ReviewReasonView> items) {

  static ReviewReasonList of(List<CannedReason> reasons, String language) {
    return new ReviewReasonList(
        reasons.stream().map(each -> ReviewReasonView.of(each, language)).toList());
  }

  /** One of them. */
  @Schema(name = "ReviewReason")
  public record ReviewReasonView(
      @Schema(description = "What a decision gives", examples = "NAME_UNRELATED") String code,
      @Schema(examples = "R-NAME-1") @Nullable String rule,
      @Schema(
              description =
                  "Where it may point to: [*] stands for each entry and for the list itself. None"
                      + " when it is about the whole, and a decision gives no path",
              examples = "[\"services[*].name\"]")
          List<String> paths,
      @Schema(
              description = "In the caller's language; the filer reads it in theirs",
              examples = "服务名称与主办单位名称无关联")
          String message,
      @Schema(description = "What the filer is to do", examples = "请使用与主办单位名称相关的名称，或提供商标等证明")
          @Nullable String remedy) {

    static ReviewReasonView of(CannedReason reason, String language) {
      LocalisedText remedy = reason.remedy();
      return new ReviewReasonView(
          reason.code(),
          reason.rule(),
          reason.paths().stream().map(FieldPath::toString).toList(),
          reason.message().in(language),
          remedy == null ? null : remedy.in(language));
    }
  }
}
