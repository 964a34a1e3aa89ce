package org.openbeian.review.domain.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.FilingNumbers;

@DisplayName("R-FLOW-6: which numbers can be those of a case")
class NumberCheckTest {

  private static final String SUBJECT = "浙ICP备2026000001号";
  private static final List<FiledService> NEW =
      List.of(service(1, null, ServiceKind.WEBSITE), service(2, null, ServiceKind.APP));

  @ParameterizedTest
  @ValueSource(strings = {SUBJECT, "浙ICP备05000001号", "浙ICP备2005123456号"})
  void a_new_subjects_number_is_of_its_province(String subject) {
    // given
    FilingNumbers given = numbers(subject, 1, "-1", 2, "-2A");

    // then
    assertThat(check(given, null, NEW)).isEqualTo(new NumberCheck(given, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "京ICP备2026000001号",
        "浙ICP备2026000001",
        "浙ICP备202600001号",
        "浙ICP备20260000001号",
        "浙ICP备１２000001号",
        "浙ICP备1926000001号",
        "浙ICP证030173号",
        "浙ICP备2026000001号-1",
        " 浙ICP备2026000001号",
        "浙ICP备2026000001号\n",
        "浙B2-20090059",
        ""
      })
  void of_another_form_it_is_refused(String subject) {
    assertThat(check(numbers(subject, 1, "-1", 2, "-2A"), null, NEW).wrong())
        .contains(Violation.of("subject", "R-FLOW-6", "NUMBER_MALFORMED", "浙"));
  }

  @ParameterizedTest(name = "a {0} with {1}: {2}")
  @CsvSource({
    "WEBSITE, -1,",
    "WEBSITE, -999999,",
    "WEBSITE, -1A, NUMBER_OF_SERVICE_MALFORMED",
    "WEBSITE, -0, NUMBER_OF_SERVICE_MALFORMED",
    "WEBSITE, -01, NUMBER_OF_SERVICE_MALFORMED",
    "WEBSITE, -1000000, NUMBER_OF_SERVICE_MALFORMED",
    "WEBSITE, 1, NUMBER_OF_SERVICE_MALFORMED",
    "APP, -1A,",
    "APP, -1, NUMBER_OF_SERVICE_MALFORMED",
    "APP, -1X, NUMBER_OF_SERVICE_MALFORMED",
    "QUICK_APP, -1,",
    "QUICK_APP, -1K,",
    "QUICK_APP, -1A, NUMBER_OF_SERVICE_MALFORMED",
    "QUICK_GAME, -1K,"
  })
  void a_services_number_says_what_it_is(ServiceKind kind, String ending, @Nullable String wrong) {
    // when
    NumberCheck check = check(numbers(SUBJECT, 1, ending), null, List.of(service(1, null, kind)));

    // then
    assertThat(check.wrong())
        .isEqualTo(
            wrong == null
                ? List.of()
                : List.of(Violation.of("services[0].number", "R-FLOW-6", wrong)));
  }

  @Test
  void each_service_gets_one_and_only_those_of_the_order() {
    // given
    FilingNumbers given =
        new FilingNumbers(
            SUBJECT,
            List.of(
                new ServiceNumber(1, SUBJECT + "-1"),
                new ServiceNumber(1, SUBJECT + "-3"),
                new ServiceNumber(7, SUBJECT + "-4")));

    // then
    NumberCheck check = check(given, null, NEW);
    assertThat(check.complete()).isNull();
    assertThat(check.wrong())
        .containsExactly(
            Violation.of("services[1].serviceNo", "R-FLOW-6", "NUMBER_TWICE", "1"),
            Violation.of("services[2].serviceNo", "R-FLOW-6", "NUMBER_OF_UNKNOWN_SERVICE", "7"),
            missing(2));
    assertThat(check(numbers(SUBJECT, 1, "-1", 2, "-1A"), null, NEW).wrong())
        .containsExactly(Violation.of("services[1].number", "R-FLOW-6", "NUMBER_TWICE", "1"));
  }

  @Test
  @DisplayName("R-FLOW-7: what is on record keeps its numbers, which need not be said")
  void what_is_on_record_keeps_its_numbers() {
    // given a subject that has had three service numbers
    OnRecord record = new OnRecord("粤B2-20090059", 3);
    List<FiledService> services =
        List.of(
            service(1, "粤B2-20090059-2", ServiceKind.WEBSITE),
            service(2, null, ServiceKind.WEBSITE),
            service(3, "浙ICP备2026000001号-1", ServiceKind.APP));

    // then
    assertThat(check(numbers("粤B2-20090059", 2, "-4", 3, "-5A"), record, services).complete())
        .isEqualTo(numbers("粤B2-20090059", 1, "-2", 2, "-4", 3, "-5A"));
    assertThat(check(numbers("粤B2-20090059", 1, "-9", 2, "-2", 3, "-3A"), record, services).wrong())
        .containsExactly(
            Violation.of(
                "services[0].number", "R-FLOW-6", "NUMBER_OF_SERVICE_KEPT", "粤B2-20090059-2"),
            Violation.of("services[1].number", "R-FLOW-6", "NUMBER_TWICE", "2"),
            Violation.of("services[2].number", "R-FLOW-6", "NUMBER_TAKEN"));
    assertThat(check(numbers(SUBJECT, 2, "-4", 3, "-5A"), record, services).wrong())
        .contains(Violation.of("subject", "R-FLOW-6", "NUMBER_NOT_THE_RECORDS", "粤B2-20090059"));
  }

  @Test
  void what_needs_no_assigning_is_known_beforehand() {
    // given
    OnRecord record = new OnRecord(SUBJECT, 2);
    FiledService kept = service(1, SUBJECT + "-2A", ServiceKind.APP);

    // then
    assertThat(FilingNumbers.kept(record, List.of(kept))).isEqualTo(numbers(SUBJECT, 1, "-2A"));
    assertThat(FilingNumbers.kept(record, List.of())).isEqualTo(numbers(SUBJECT));
    assertThat(FilingNumbers.kept(record, NEW)).isNull();
    assertThat(FilingNumbers.kept(null, List.of(kept))).isNull();
  }

  private static NumberCheck check(
      FilingNumbers given, @Nullable OnRecord record, List<FiledService> services) {
    return NumberCheck.of(given, Province.ZHEJIANG, record, services);
  }

  private static Violation missing(int serviceNo) {
    return Violation.of(
        "services", "R-FLOW-6", "NUMBER_OF_SERVICE_MISSING", String.valueOf(serviceNo));
  }

  private static FilingNumbers numbers(String subject, Object... noAndEnding) {
    List<ServiceNumber> services = new ArrayList<>();
    for (int i = 0; i < noAndEnding.length; i += 2) {
      services.add(new ServiceNumber((Integer) noAndEnding[i], subject + noAndEnding[i + 1]));
    }
    return new FilingNumbers(subject, services);
  }

  private static FiledService service(int serviceNo, @Nullable String number, ServiceKind kind) {
    Sealed sealed = new Sealed("test.sealed");
    return new FiledService(
        serviceNo,
        number,
        kind,
        "启明示例科技官网",
        List.of(),
        "ORGANIZATION_PORTAL",
        List.of("zh-CN"),
        List.of(),
        null,
        new FiledService.Server("code", List.of()),
        new Principal(
            sealed,
            false,
            new Certificate(CertificateType.RESIDENT_ID_CARD, sealed, null, null, null),
            sealed,
            null,
            sealed,
            null),
        null);
  }
}
