package org.openbeian.review.inbound.rest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewOutcome;

/** The numbers of an approval, as the bureau assigned them. */
@Schema(
    name = "AssignedNumbers",
    requiredProperties = {"subject"},
    examples =
        """
        {"subject":"浙ICP备2026000001号","services":[{"serviceNo":1,"number":"浙ICP备2026000001号-1"}]}""")
public record NumbersRequest(
    @Schema(
            description =
                "A new subject's: the province's short name, ICP备, two or four digits of the year,"
                    + " six more, 号. One on record keeps its own",
            examples = "浙ICP备2026000001号",
            maxLength = NumbersRequest.LONGEST)
        @Nullable String subject,
    @Schema(
            description =
                "One for each service that has none yet: the subject's number, a dash, an index, and"
                    + " A for an app",
            maxItems = NumbersRequest.MOST)
        @Nullable List<@Nullable Service> services) {

  static final int LONGEST = 128;
  static final int MOST = 500;

  /** The number of one service. */
  @Schema(
      name = "AssignedServiceNumber",
      requiredProperties = {"serviceNo", "number"})
  public record Service(
      @Schema(description = "The service's within the order", examples = "1")
          @Nullable Integer serviceNo,
      @Schema(examples = "浙ICP备2026000001号-1", maxLength = LONGEST) @Nullable String number) {}

  /** The numbers as far as they are there; what is not is added to what is wrong. */
  FilingNumbers checked(@Nullable ReviewOutcome outcome, List<Violation> wrong) {
    if (outcome != null && outcome != ReviewOutcome.APPROVE) {
      wrong.add(Violation.of("numbers", null, "NUMBERS_UNEXPECTED"));
    }
    List<@Nullable Service> given = services == null ? List.of() : services;
    List<ServiceNumber> complete = new ArrayList<>();
    if (given.size() > MOST) {
      wrong.add(Violation.of("numbers.services", null, "NUMBERS_TOO_MANY", String.valueOf(MOST)));
    } else {
      for (int i = 0; i < given.size(); i++) {
        Service service = given.get(i);
        String at = "numbers.services[" + i + "]";
        if (service == null || service.serviceNo() == null) {
          wrong.add(Violation.of(at + ".serviceNo", null, "SERVICE_NO_MISSING"));
        } else {
          complete.add(
              new ServiceNumber(
                  service.serviceNo(), number(at + ".number", service.number(), wrong)));
        }
      }
    }
    return new FilingNumbers(number("numbers.subject", subject, wrong), complete);
  }

  private static String number(String path, @Nullable String text, List<Violation> wrong) {
    if (text == null || text.isBlank()) {
      wrong.add(Violation.of(path, null, "NUMBER_MISSING"));
      return "";
    }
    if (text.length() > LONGEST) {
      wrong.add(Violation.of(path, null, "TEXT_TOO_LONG", String.valueOf(LONGEST)));
    }
    return text.strip();
  }
}
