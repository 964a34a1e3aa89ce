package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.code.CodeState;
import org.openbeian.order.domain.code.IpRange;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.outbound.files.RuleBookFiles;
import org.openbeian.platform.api.Violation;

@DisplayName("R-CODE-1, R-CODE-2")
class ServiceCodeRulesTest {

  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());

  private static final UUID CODE = UUID.fromString("32a43232-a888-48e8-b9ec-00888be8a001");
  private static final UUID OTHER = UUID.fromString("32a43232-a888-48e8-b9ec-00888be8a002");
  private static final String NUMBER = "浙ICP备2026000001号-1";
  private static final String IP = "203.0.113.10";
  private static final List<FilingRule> WHEN_SAVED =
      List.of(new KnownServiceCode(), new IpsOfServer());
  private static final List<FilingRule> WHEN_SUBMITTED =
      List.of(new KnownServiceCode(), new IpsOfServer(), new FreeServiceCode());

  @Test
  void accepts_a_free_code_in_either_case_and_ips_of_its_server() {
    // given
    Checked checked =
        adding(known(CODE, CodeState.FREE, null), service(1, null, CODE, IP, "2001:db8::10"));
    Checked shouted =
        adding(
            known(CODE, CodeState.FREE, null),
            coded(service(1, null, CODE, IP), CODE.toString().toUpperCase(java.util.Locale.ROOT)));

    // then
    assertThat(blocking(WHEN_SUBMITTED, checked)).isEmpty();
    assertThat(blocking(WHEN_SUBMITTED, shouted)).isEmpty();
  }

  @Test
  void refuses_a_code_that_nobody_was_given() {
    assertThat(blocking(WHEN_SAVED, adding(Map.of(), service(1, null, CODE, IP))))
        .extracting(Violation::path, Violation::rule, Violation::code)
        .containsExactly(
            tuple("services[0].server.serviceCode", "R-CODE-1", "SERVICE_CODE_UNKNOWN"));
  }

  @Test
  void refuses_a_code_that_was_used_up() {
    // given a code of a service whose access was cancelled, which is named again
    Checked checked = adding(known(CODE, CodeState.CONSUMED, NUMBER), service(1, NUMBER, CODE, IP));

    // then
    assertThat(blocking(WHEN_SAVED, checked))
        .extracting(Violation::path, Violation::rule, Violation::code)
        .containsExactly(
            tuple("services[0].server.serviceCode", "R-CODE-1", "SERVICE_CODE_CONSUMED"));
  }

  @Test
  void lets_a_draft_name_a_code_that_another_order_has_but_no_submission() {
    // given
    Checked checked = adding(known(CODE, CodeState.RESERVED, null), service(1, null, CODE, IP));

    // then
    assertThat(blocking(WHEN_SAVED, checked)).isEmpty();
    assertThat(blocking(WHEN_SUBMITTED, checked))
        .extracting(Violation::path, Violation::rule, Violation::code)
        .containsExactly(
            tuple("services[0].server.serviceCode", "R-CODE-1", "SERVICE_CODE_IN_USE"));
  }

  @Test
  void refuses_one_code_for_two_services() {
    // given
    Checked checked =
        adding(
            known(CODE, CodeState.FREE, null),
            service(1, null, CODE, IP),
            service(2, null, CODE, IP));

    // then
    assertThat(blocking(WHEN_SAVED, checked))
        .extracting(Violation::path, Violation::code)
        .containsExactly(tuple("services[1].server.serviceCode", "SERVICE_CODE_REPEATED"));
  }

  @Test
  void points_at_each_ip_that_is_not_the_servers() {
    // given
    Checked checked =
        adding(
            known(CODE, CodeState.FREE, null),
            service(
                1,
                null,
                CODE,
                IP,
                "203.0.113.11",
                "203.0.113.10-203.0.113.11",
                "2001:db8::11",
                "203.0.113.10-203.0.113.10",
                "no address"));

    // then
    assertThat(blocking(WHEN_SAVED, checked))
        .extracting(Violation::path, Violation::rule, Violation::code)
        .containsExactly(
            tuple("services[0].server.ips[1]", "R-CODE-2", "SERVER_IP_OF_ANOTHER"),
            tuple("services[0].server.ips[2]", "R-CODE-2", "SERVER_IP_OF_ANOTHER"),
            tuple("services[0].server.ips[3]", "R-CODE-2", "SERVER_IP_OF_ANOTHER"));
  }

  @Test
  void looks_at_nothing_that_was_not_looked_up_or_not_filled_in() {
    assertThat(blocking(WHEN_SUBMITTED, adding(null, service(1, null, CODE, IP)))).isEmpty();
    assertThat(blocking(WHEN_SUBMITTED, adding(Map.of(), coded(service(1, null, CODE, IP), null))))
        .isEmpty();
  }

  @Test
  void leaves_a_service_on_record_the_server_that_it_was_granted_with() {
    // given a code from before codes were kept
    ServiceForm<String> before = service(1, NUMBER, CODE, "198.51.100.1");

    // then
    assertThat(blocking(WHEN_SUBMITTED, changing(Map.of(), before, before))).isEmpty();
    assertThat(blocking(WHEN_SUBMITTED, changing(Map.of(), before, service(1, NUMBER, CODE, IP))))
        .extracting(Violation::code)
        .containsExactly("SERVICE_CODE_UNKNOWN");
  }

  @Test
  void lets_a_service_on_record_change_its_ips_within_its_server() {
    // given
    ServiceForm<String> before = service(1, NUMBER, CODE, IP);
    Map<UUID, KnownCode> codes = known(CODE, CodeState.CONSUMED, NUMBER);

    // then
    assertThat(
            blocking(
                WHEN_SUBMITTED, changing(codes, before, service(1, NUMBER, CODE, "2001:db8::10"))))
        .isEmpty();
    assertThat(
            blocking(
                WHEN_SUBMITTED, changing(codes, before, service(1, NUMBER, CODE, "203.0.113.9"))))
        .extracting(Violation::code)
        .containsExactly("SERVER_IP_OF_ANOTHER");
  }

  @Test
  void lets_a_service_on_record_come_back_to_a_code_that_was_used_up_for_it_alone() {
    // given
    ServiceForm<String> before = service(1, NUMBER, OTHER, IP);
    ServiceForm<String> now = service(1, NUMBER, CODE, IP);

    // then
    assertThat(
            blocking(
                WHEN_SUBMITTED, changing(known(CODE, CodeState.CONSUMED, NUMBER), before, now)))
        .isEmpty();
    assertThat(
            blocking(
                WHEN_SUBMITTED,
                changing(known(CODE, CodeState.CONSUMED, NUMBER + "1"), before, now)))
        .extracting(Violation::code)
        .containsExactly("SERVICE_CODE_CONSUMED");
  }

  private static Map<UUID, KnownCode> known(UUID code, CodeState use, @Nullable String number) {
    return Map.of(
        code,
        new KnownCode(
            use,
            number,
            Stream.of(IP, "2001:db8::10").map(ip -> IpRange.of(ip).orElseThrow()).toList()));
  }

  private static ServiceForm<String> service(
      int serviceNo, @Nullable String number, UUID code, String... ips) {
    return new ServiceForm<>(
        serviceNo,
        number,
        ServiceKind.WEBSITE,
        "启明示例科技官网",
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        code.toString(),
        Arrays.asList(ips),
        null);
  }

  private static ServiceForm<String> coded(ServiceForm<String> service, @Nullable String code) {
    return new ServiceForm<>(
        service.serviceNo(),
        service.number(),
        service.kind(),
        service.name(),
        service.domains(),
        null,
        List.of(),
        List.of(),
        null,
        code,
        service.ips(),
        null);
  }

  @SafeVarargs
  private static Checked adding(
      @Nullable Map<UUID, KnownCode> codes, ServiceForm<String>... services) {
    ApplicationForm<String> application = ApplicationForm.empty();
    for (ServiceForm<String> service : services) {
      application = application.with(service);
    }
    return checked(FilingType.ADD_ACCESS, null, application, codes);
  }

  private static Checked changing(
      Map<UUID, KnownCode> codes, ServiceForm<String> before, ServiceForm<String> now) {
    return checked(
        FilingType.CHANGE_SERVICE,
        ApplicationForm.<String>empty().with(before),
        ApplicationForm.<String>empty().with(now),
        codes);
  }

  private static List<Violation> blocking(List<FilingRule> rules, Checked checked) {
    return Findings.blocking(Findings.of(rules, checked));
  }

  private static Checked checked(
      FilingType type,
      @Nullable ApplicationForm<String> base,
      ApplicationForm<String> application,
      @Nullable Map<UUID, KnownCode> codes) {
    return new Checked(
        FilingPlans.of(type),
        "330000",
        SubjectNature.ENTERPRISE,
        CertificateType.BUSINESS_LICENCE,
        base,
        null,
        application,
        LocalDate.parse("2026-11-23"),
        BOOK,
        Evidence.NONE.withCodes(codes));
  }
}
