package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.contracts.SubjectNature.ENTERPRISE;
import static org.openbeian.contracts.SubjectNature.GOVERNMENT;
import static org.openbeian.contracts.SubjectNature.PERSONAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.outbound.files.RuleBookFiles;

/** What services are called, and how many an order brings. */
class NamesOfWebsitesTest {

  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());
  private static final String TIANJIN = "120000";
  private static final String JIANGSU = "320000";

  @ParameterizedTest(name = "R-NAME-2: {0} → {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "启明手记, -",
        "启明的摄影, -",
        "启明个人空间, NAME_NOT_FOR_PERSONS",
        "启明的工作室, NAME_NOT_FOR_PERSONS",
        "启明的作品展示, NAME_NOT_FOR_PERSONS",
        "启明的博客, NAME_NEEDS_APPROVAL",
        "启明在线手记, NAME_NEEDS_APPROVAL",
        "启明论坛, NAME_NEEDS_APPROVAL",
        "陈启明的手记, NAME_IS_A_PERSONS",
        "杭州手记在浙江, NAME_IS_A_PLACES",
        "我的北京手记, NAME_IS_A_PLACES",
        "手记, NAME_WITHOUT_CHINESE_CHARACTERS"
      })
  void judges_names_of_persons_websites(String name, @Nullable String code) {
    assertThat(blocking(PERSONAL, TIANJIN, named(name)))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  @DisplayName("R-NAME-2: words that need an approval may be said with one")
  void lets_persons_say_what_was_approved() {
    assertThat(blocking(PERSONAL, TIANJIN, website("启明论坛", List.of("a.cn"), "BULLETIN_BOARD")))
        .isEmpty();
  }

  @ParameterizedTest(name = "R-NAME-2: {0} in Jiangsu → {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "启明的个人博客, -",
        "启明的个人主页, -",
        "启明手记, NAME_OF_OTHER_FORM",
        "的个人博客, NAME_OF_OTHER_FORM",
        "启明网站的个人主页, NAME_NOT_FOR_PERSONS",
        "启明论坛的个人博客, NAME_NEEDS_APPROVAL"
      })
  void knows_one_form_of_names_in_jiangsu(String name, @Nullable String code) {
    assertThat(blocking(PERSONAL, JIANGSU, named(name)))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  @DisplayName("R-SVC-2: in Jiangsu the remark says what the service will be")
  void asks_for_a_remark_in_jiangsu() {
    ServiceForm<String> silent = service(ServiceKind.WEBSITE, "启明示例官网", List.of(), null, null);
    assertThat(blocking(ENTERPRISE, JIANGSU, silent)).containsExactly("REMARK_REQUIRED");
    assertThat(blocking(ENTERPRISE, TIANJIN, silent)).isEmpty();
  }

  static Stream<Arguments> words_by_province() {
    return BOOK.provinces().values().stream()
        .filter(province -> province.personalNames() != null)
        .flatMap(
            province ->
                Objects.requireNonNull(province.personalNames()).words().stream()
                    .map(word -> Arguments.of(province, word)));
  }

  @ParameterizedTest(name = "R-NAME-3: {1}")
  @MethodSource("words_by_province")
  void keeps_every_word_of_a_province_out_of_persons_names(Province province, String word) {
    ServiceForm<String> named = named("启明" + word + "手记");

    assertThat(findings(PERSONAL, province.code(), named))
        .filteredOn(finding -> finding.code().equals("NAME_FORBIDDEN_IN_PROVINCE"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("R-NAME-3");
              assertThat(finding.arguments().get(0)).isEqualTo(province.chinese());
              assertThat(word).contains(finding.arguments().get(1));
            });
    assertThat(blocking(ENTERPRISE, province.code(), named))
        .doesNotContain("NAME_FORBIDDEN_IN_PROVINCE");
    assertThat(blocking(PERSONAL, TIANJIN, named)).doesNotContain("NAME_FORBIDDEN_IN_PROVINCE");
  }

  @Test
  @DisplayName("R-NAME-1: state bodies are called like the state")
  void lets_state_bodies_name_the_state() {
    assertThat(blocking(GOVERNMENT, TIANJIN, named("人民政府示例"))).isEmpty();
    assertThat(blocking(ENTERPRISE, TIANJIN, named("人民政府示例")))
        .containsExactly("NAME_LIKE_STATE_BODY");
  }

  @Test
  @DisplayName("R-NAME-1: a Chinese domain is no name either")
  void compares_the_name_with_the_readable_domain() {
    assertThat(
            blocking(
                ENTERPRISE, TIANJIN, website("启明示例", List.of("xn--wgv71a119e.xn--fiqs8s"), null)))
        .isEmpty();
    assertThat(blocking(ENTERPRISE, TIANJIN, website("启明示例", List.of("启明示例.中国"), null)))
        .containsExactly("NAME_IS_DOMAIN");
    String punycode = java.net.IDN.toASCII("启明示例.中国");
    assertThat(blocking(ENTERPRISE, TIANJIN, website("启明示例", List.of(punycode), null)))
        .containsExactly("NAME_IS_DOMAIN");
  }

  @Test
  @DisplayName("R-NAME-1, R-NAME-2: what only a person can judge is asked, not decided")
  void asks_the_reviewer() {
    assertThat(findings(ENTERPRISE, TIANJIN, named("启明示例官网")))
        .filteredOn(finding -> finding.severity() == Severity.ASKS_REVIEWER)
        .extracting(Finding::code)
        .containsExactly("NAME_RELATED_TO_SUBJECT");
    assertThat(findings(PERSONAL, TIANJIN, named("启明手记")))
        .filteredOn(finding -> finding.severity() == Severity.ASKS_REVIEWER)
        .extracting(Finding::code)
        .containsExactly("NAME_FREE_OF_TRADE");
  }

  @Test
  @DisplayName("R-NAME-4: a subject's apps have different names")
  void tells_apps_of_one_name() {
    ServiceForm<String> app = service(ServiceKind.APP, "启明", List.of(), "内容", null);
    ServiceForm<String> other = service(ServiceKind.QUICK_APP, "启明二", List.of(), "内容", null);

    assertThat(blocking(ENTERPRISE, TIANJIN, app, app.as(2))).containsExactly("APP_NAME_TAKEN");
    assertThat(blocking(ENTERPRISE, TIANJIN, app, other.as(2))).isEmpty();
  }

  @ParameterizedTest(name = "R-MULTI-1: {1} {2} websites in {0} → {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "420000, ENTERPRISE, 1, -",
        "420000, ENTERPRISE, 2, TOO_MANY_WEBSITES",
        "430000, PERSONAL, 2, TOO_MANY_WEBSITES",
        "410000, PERSONAL, 3, -",
        "410000, PERSONAL, 4, TOO_MANY_WEBSITES",
        "410000, ENTERPRISE, 5, -",
        "410000, ENTERPRISE, 6, TOO_MANY_WEBSITES",
        "610000, PERSONAL, 4, -",
        "610000, PERSONAL, 5, TOO_MANY_WEBSITES",
        "610000, ENTERPRISE, 30, -",
        "610000, ENTERPRISE, 31, TOO_MANY_DOMAINS",
        "330000, ENTERPRISE, 50, -"
      })
  void limits_the_websites_of_an_order(
      String province, SubjectNature nature, int count, @Nullable String code) {
    List<ServiceForm<String>> websites = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      websites.add(website("启明手记", List.of("a" + i + ".cn"), null).as(i));
    }
    assertThat(
            findings(nature, province, websites).stream()
                .filter(finding -> finding.path().equals("services"))
                .map(Finding::code)
                .distinct())
        .isEqualTo(
            code == null
                ? List.of()
                : code.equals("TOO_MANY_WEBSITES") && province.equals("420000")
                    ? List.of("TOO_MANY_WEBSITES", "TOO_MANY_DOMAINS")
                    : List.of(code));
  }

  @Test
  @DisplayName("R-MULTI-1: a new website has one domain")
  void files_one_domain_per_new_website() {
    assertThat(blocking(ENTERPRISE, TIANJIN, website("启明示例官网", List.of("a.cn", "b.cn"), null)))
        .containsExactly("ONE_DOMAIN_PER_WEBSITE");
  }

  @ParameterizedTest(name = "R-SVC-1: a person offers {0} → {1}")
  @CsvSource(
      nullValues = "-",
      value = {"OTHER, -", "SHOPPING, CONTENT_NOT_FOR_PERSONS"})
  void fits_content_to_persons(String category, @Nullable String code) {
    ServiceForm<String> form = named("启明手记");
    ServiceForm<String> offering =
        new ServiceForm<>(
            1,
            null,
            form.kind(),
            form.name(),
            form.domains(),
            category,
            List.of("zh-CN"),
            List.of(),
            "内容",
            null,
            List.of(),
            null);
    assertThat(blocking(PERSONAL, TIANJIN, offering))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  @DisplayName("R-SVC-1: what must be approved is refused without the approval")
  void demands_approvals() {
    assertThat(blocking(ENTERPRISE, TIANJIN, website("启明示例官网", List.of("a.cn"), "PHANTASY")))
        .containsExactly("PRE_APPROVAL_UNKNOWN");
  }

  private static ServiceForm<String> named(String name) {
    return website(name, List.of("example.cn"), null);
  }

  private static ServiceForm<String> website(
      String name, List<String> domains, @Nullable String preApproval) {
    return service(ServiceKind.WEBSITE, name, domains, "内容", preApproval);
  }

  private static ServiceForm<String> service(
      ServiceKind kind,
      String name,
      List<String> domains,
      @Nullable String remark,
      @Nullable String preApproval) {
    return new ServiceForm<>(
        1,
        null,
        kind,
        name,
        domains,
        null,
        List.of("zh-CN"),
        preApproval == null ? List.of() : List.of(preApproval),
        remark,
        null,
        List.of(),
        null);
  }

  @SafeVarargs
  private static List<String> blocking(
      SubjectNature nature, String province, ServiceForm<String>... services) {
    return findings(nature, province, List.of(services)).stream()
        .filter(Finding::blocks)
        .map(Finding::code)
        .toList();
  }

  private static List<Finding> findings(
      SubjectNature nature, String province, ServiceForm<String> service) {
    return findings(nature, province, List.of(service));
  }

  private static List<Finding> findings(
      SubjectNature nature, String province, List<ServiceForm<String>> services) {
    ApplicationForm<String> application =
        ApplicationForm.<String>empty()
            .with(new SubjectForm<>(nature, "陈启明", null, null, null, null, null));
    for (ServiceForm<String> service : services) {
      application = application.with(service);
    }
    return Findings.of(
        FilingRules.WHEN_SAVED,
        new Checked(
            FilingPlans.of(FilingType.FIRST_FILING),
            province,
            nature,
            CertificateType.RESIDENT_ID_CARD,
            null,
            null,
            application,
            LocalDate.parse("2026-11-23"),
            BOOK,
            Evidence.NONE));
  }
}
