package org.openbeian.review.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;

@DisplayName("R-FLOW-6: how filing numbers are written")
class FilingNumbersTest {

  @Test
  void a_subject_gets_its_provinces_name_the_year_and_six_digits() {
    assertThat(FilingNumbers.write(Province.ZHEJIANG, Year.of(2026), 1, List.of()).subject())
        .isEqualTo("浙ICP备2026000001号");
    assertThat(FilingNumbers.write(Province.BEIJING, Year.of(2027), 999_999, List.of()).subject())
        .isEqualTo("京ICP备2027999999号");
  }

  @Test
  void services_are_numbered_as_they_stand_and_an_apps_number_ends_in_A() {
    // given: the filer removed the order's first service
    List<FiledService> services =
        List.of(
            service(2, ServiceKind.WEBSITE),
            service(3, ServiceKind.APP),
            service(4, ServiceKind.QUICK_APP));

    // when
    FilingNumbers numbers = FilingNumbers.write(Province.SICHUAN, Year.of(2026), 12_345, services);

    // then
    assertThat(numbers.services())
        .containsExactly(
            new ServiceNumber(2, "蜀ICP备2026012345号-1"),
            new ServiceNumber(3, "蜀ICP备2026012345号-2A"),
            new ServiceNumber(4, "蜀ICP备2026012345号-3"));
  }

  @Test
  void there_are_31_provinces_each_with_a_code_and_a_short_name_of_its_own() {
    assertThat(Province.values()).hasSize(31);
    assertThat(Arrays.stream(Province.values()).map(Province::code)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Province.values()).map(Province::shortName)).doesNotHaveDuplicates();
    assertThat(Province.of("330000")).isEqualTo(Province.ZHEJIANG);
    assertThatThrownBy(() -> Province.of("810000")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("R-FLOW-7: services on record keep their numbers, new ones get those after the last")
  void services_on_record_keep_their_numbers() {
    // given a subject that has had three service numbers
    List<FiledService> services =
        List.of(
            service(1, "浙ICP备2026000001号-2A", ServiceKind.APP),
            service(2, null, ServiceKind.WEBSITE),
            service(3, null, ServiceKind.APP));

    // when
    FilingNumbers numbers = FilingNumbers.onRecord(new OnRecord("浙ICP备2026000001号", 3), services);

    // then
    assertThat(numbers.subject()).isEqualTo("浙ICP备2026000001号");
    assertThat(numbers.services())
        .containsExactly(
            new ServiceNumber(1, "浙ICP备2026000001号-2A"),
            new ServiceNumber(2, "浙ICP备2026000001号-4"),
            new ServiceNumber(3, "浙ICP备2026000001号-5A"));
  }

  @Test
  @DisplayName("R-MIG-1: what comes from another subject gets new numbers, on record or new")
  void services_of_another_subject_get_new_numbers() {
    // given
    List<FiledService> services =
        List.of(
            service(1, "浙ICP备2026000007号-1", ServiceKind.WEBSITE),
            service(2, "浙ICP备2026000007号-4A", ServiceKind.APP));

    // then
    assertThat(FilingNumbers.onRecord(new OnRecord("浙ICP备2026000001号", 3), services).services())
        .containsExactly(
            new ServiceNumber(1, "浙ICP备2026000001号-4"),
            new ServiceNumber(2, "浙ICP备2026000001号-5A"));
    assertThat(FilingNumbers.write(Province.ZHEJIANG, Year.of(2026), 8, services).services())
        .containsExactly(
            new ServiceNumber(1, "浙ICP备2026000008号-1"),
            new ServiceNumber(2, "浙ICP备2026000008号-2A"));
  }

  private static FiledService service(int serviceNo, ServiceKind kind) {
    return service(serviceNo, null, kind);
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
            new Certificate(
                CertificateType.RESIDENT_ID_CARD,
                sealed,
                null,
                LocalDate.parse("2018-06-01"),
                null),
            sealed,
            null,
            sealed,
            null),
        null);
  }
}
