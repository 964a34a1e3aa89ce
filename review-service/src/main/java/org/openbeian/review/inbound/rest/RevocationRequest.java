package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** Which number the bureau takes back, and why. */
@Schema(
    name = "NewRevocation",
    requiredProperties = {"number", "reasons"},
    examples =
        """
        {"number":"浙ICP备2026000001号-1","reasons":[{"code":"1008","message":"营业执照已被吊销"}]}""")
public record RevocationRequest(
    @Schema(
            description =
                "A subject's number, with which all its services end, or the number of one service",
            examples = "浙ICP备2026000001号",
            maxLength = RevocationRequest.LONGEST_NUMBER)
        @Nullable String number,
    @Schema(minItems = 1, maxItems = RevocationRequest.MOST)
        @Nullable List<RevocationRequest.@Nullable Item> reasons) {

  static final int LONGEST_NUMBER = 128;
  static final int LONGEST_MESSAGE = 1000;
  static final int MOST = 50;

  /** One reason. */
  @Schema(
      name = "RevocationReason",
      requiredProperties = {"code"})
  public record Item(
      @Schema(
              description = "A result code that refuses, see GET /code-tables/result-codes",
              examples = "1008")
          @Nullable String code,
      @Schema(
              description = "For the filer; the code's own words when absent",
              maxLength = LONGEST_MESSAGE)
          @Nullable String message) {}

  /** With nothing missing. */
  record Complete(String number, List<Reason> reasons) {}

  /**
   * The request as far as its form tells.
   *
   * @throws ApiException 422 naming every field that is wrong
   */
  Complete complete() {
    List<Violation> wrong = new ArrayList<>();
    String wanted =
        OfficialText.required("number", number, LONGEST_NUMBER, "NUMBER_MISSING", wrong);
    List<@Nullable Item> given = reasons == null ? List.of() : reasons;
    List<Reason> complete = new ArrayList<>();
    if (given.isEmpty()) {
      wrong.add(Violation.of("reasons", "R-PERM-2", "REASONS_MISSING"));
    } else if (given.size() > MOST) {
      wrong.add(Violation.of("reasons", null, "REASONS_TOO_MANY", String.valueOf(MOST)));
    } else {
      for (int i = 0; i < given.size(); i++) {
        complete.add(reason("reasons[" + i + "]", given.get(i), wrong));
      }
    }
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return new Complete(wanted, complete);
  }

  private static Reason reason(String at, @Nullable Item item, List<Violation> wrong) {
    if (item == null) {
      wrong.add(Violation.of(at, null, "REASON_NULL"));
      return new Reason(null, "", null, "", null);
    }
    String words = OfficialText.of(at + ".message", item.message(), LONGEST_MESSAGE, wrong);
    return new Reason(
        null,
        Objects.requireNonNullElse(item.code(), ""),
        null,
        Objects.requireNonNullElse(words, ""),
        null);
  }
}
