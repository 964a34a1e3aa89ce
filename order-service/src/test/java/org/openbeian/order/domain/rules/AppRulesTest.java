package org.openbeian.order.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;
import org.openbeian.order.outbound.files.RuleBookFiles;

/** What apps say of themselves (R-APP-1), and what they are called (R-NAME-4). */
class AppRulesTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final RuleBook BOOK = RuleBookFiles.read(Optional.empty());
  private static final String SHA1 = "153ec89da70e11223344556659df46f153af84c9";
  private static final String NUMBER = "浙ICP备2026000001号-1A";

  @Test
  @DisplayName("R-APP-1: an app that says everything is fine")
  void has_nothing_against_the_sample() {
    assertThat(submitted(Sample.app())).isEmpty();
  }

  @ParameterizedTest(name = "R-APP-1: {0} = {1} → {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "/platforms/0/platform, IOS, -",
        "/platforms/0/platform, harmonyos, -",
        "/platforms/0/platform, 应用宝, services[0].platforms[0].platform PLATFORM_UNKNOWN",
        "/platforms/0/platform, APP_STORE, services[0].platforms[0].platform PLATFORM_UNKNOWN",
        "/platforms/0/platform, -, services[0].platforms[0].platform REQUIRED",
        "/platforms/0/packageName, com.a_b.C9, -",
        "/platforms/0/packageName, qiming, services[0].platforms[0].packageName"
            + " PACKAGE_NAME_INVALID",
        "/platforms/0/packageName, com.9a, services[0].platforms[0].packageName"
            + " PACKAGE_NAME_INVALID",
        "/platforms/0/packageName, com.a-b, services[0].platforms[0].packageName"
            + " PACKAGE_NAME_INVALID",
        "/platforms/0/packageName, 'com.启明', services[0].platforms[0].packageName"
            + " PACKAGE_NAME_INVALID",
        "/platforms/0/packageName, -, services[0].platforms[0].packageName REQUIRED",
        "/platforms/0/publicKey, 见附件, services[0].platforms[0].publicKey PUBLIC_KEY_INVALID",
        "/platforms/0/publicKey, -----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----,"
            + " services[0].platforms[0].publicKey PUBLIC_KEY_IS_PRIVATE",
        "/platforms/0/publicKey, -----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----,"
            + " services[0].platforms[0].publicKey PUBLIC_KEY_IS_CERTIFICATE",
        "/platforms/0/publicKey, '', services[0].platforms[0].publicKey REQUIRED",
        "/platforms/0/certificateDigest, 55:9F:F7:FA:4A:0E:11:22:9E:E5:59:C9:9A:3A:08:8E, -",
        "/platforms/0/certificateDigest, 559ff7fa4a0e11229ee559c99a3a088,"
            + " services[0].platforms[0].certificateDigest CERTIFICATE_DIGEST_INVALID",
        "/platforms/0/certificateDigest, 00000000000000000000000000000000,"
            + " services[0].platforms[0].certificateDigest CERTIFICATE_DIGEST_INVALID",
        "/platforms/0/certificateDigest, D41D8CD98F00B204E9800998ECF8427E,"
            + " services[0].platforms[0].certificateDigest CERTIFICATE_DIGEST_INVALID",
        "/platforms/0/certificateDigest, 153ec89da70e11223344556659df46f153af84c9,"
            + " services[0].platforms[0].certificateDigest CERTIFICATE_DIGEST_INVALID",
        "/platforms/0/certificateDigest, -, services[0].platforms[0].certificateDigest REQUIRED",
        "/homePage, -, -",
        "/homePage, https://中文.cn:8443/a?b#c, -",
        "/homePage, javascript:alert(1), services[0].homePage HOME_PAGE_INVALID",
        "/homePage, https://example.cn@evil.cn/, services[0].homePage HOME_PAGE_INVALID",
        "/homePage, 'https://example.cn/\"><script>', services[0].homePage HOME_PAGE_INVALID",
        "/homePage, qiming-shili.cn, services[0].homePage HOME_PAGE_INVALID",
        "/usesSdks, -, services[0].usesSdks REQUIRED",
        "/usesSdks, false, services[0].usesSdks SDKS_DENIED",
        "/sdks/0/name, '', services[0].sdks[0].name REQUIRED",
        "/sdks/0/provider, -, services[0].sdks[0].provider REQUIRED",
        "/sdks/0/type, -, services[0].sdks[0].type REQUIRED",
        "/kind, WEBSITE, services[0].platforms NOT_OF_THIS_KIND",
        "/kind, QUICK_APP, -",
        "/domains/0, qiming-shili.cn, -",
        "/domains/0, a.qiming-shili.com.cn, -",
        "/domains/0, b.a.qiming-shili.com.cn, -",
        "/domains/0, c.b.a.qiming-shili.com.cn, services[0].domains[0] APP_DOMAIN_TOO_DEEP",
        "/domains/0, c.b.a.qiming-shili.cn, services[0].domains[0] APP_DOMAIN_TOO_DEEP",
        "/server/ips/0, 203.0.113.10-203.0.113.12, -",
        "/server/ips/0, 2001:db8::1～2001:db8::f, -",
        "/server/ips/0, 203.0.113.12-203.0.113.10, services[0].server.ips[0] IP_INVALID",
        "/server/ips/0, 203.0.113.10-2001:db8::1, services[0].server.ips[0] IP_INVALID",
      })
  void looks_at_each_field(String field, @Nullable String value, @Nullable String finding) {
    // given
    ObjectNode app = Sample.app();
    set(app, field, value);
    if ("WEBSITE".equals(value)) {
      app.put("name", "启明示例官网");
    }

    // then
    assertThat(submitted(app)).isEqualTo(finding == null ? List.of() : List.of(finding));
  }

  @ParameterizedTest(name = "R-APP-1: {0} {1} {2} → {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "IOS, cn.qiming.shili-ios, MD5, -",
        "IOS, 'cn.qiming.shili', SHA1, -",
        "IOS, cn.qiming_shili, SHA1, PACKAGE_NAME_INVALID",
        "HARMONYOS, cn.qiming.shili, SHA1, -",
        "HARMONYOS, cn.qiming, MD5, PACKAGE_NAME_INVALID",
        "ANDROID, cn.qiming, MD5, -",
      })
  void knows_what_each_platform_asks_for(
      String platform, String packageName, String digest, @Nullable String code) {
    // given
    ObjectNode app = Sample.app();
    set(app, "/platforms/0/platform", platform);
    set(app, "/platforms/0/packageName", packageName);
    set(app, "/platforms/0/certificateDigest", digest.equals("MD5") ? md5() : SHA1);

    // then
    assertThat(submitted(app).stream().map(found -> found.replaceFirst(".* ", "")))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"platforms", "usesSdks", "sdks", "domains"})
  @DisplayName("R-APP-1: an app says its platforms, SDKs and domains; a quick app need not")
  void demands_what_an_app_says(String field) {
    // given
    ObjectNode app = Sample.app();
    app.remove(field);
    ObjectNode quick = app.deepCopy();
    quick.put("kind", "QUICK_APP");
    ObjectNode draft = app.deepCopy();

    // then
    assertThat(submitted(app)).containsExactly("services[0]." + field + " REQUIRED");
    assertThat(submitted(quick)).isEmpty();
    assertThat(codes(FilingRules.WHEN_SAVED, draft)).isEmpty();
  }

  @Test
  @DisplayName("R-APP-1: an app that uses no SDKs lists none")
  void needs_no_sdks() {
    ObjectNode app = Sample.app().put("usesSdks", false);
    app.remove("sdks");
    assertThat(submitted(app)).isEmpty();
  }

  @Test
  @DisplayName("R-APP-1: each platform once, with domains of the app's own")
  void compares_platforms_with_each_other_and_with_the_app() {
    // given
    ObjectNode app = Sample.app();
    ArrayNode platforms = (ArrayNode) app.get("platforms");
    ((ObjectNode) platforms.get(0)).putArray("domains").add("API." + Sample.DOMAIN + ".");
    platforms.add(platforms.get(0).deepCopy());
    ObjectNode second = (ObjectNode) platforms.get(1);
    second.putArray("domains").add("other." + Sample.DOMAIN).add("a_b");

    // then
    assertThat(submitted(app))
        .containsExactlyInAnyOrder(
            "services[0].platforms[1].platform PLATFORM_REPEATED",
            "services[0].platforms[1].domains[0] PLATFORM_DOMAIN_OF_ANOTHER",
            "services[0].platforms[1].domains[1] PLATFORM_DOMAIN_OF_ANOTHER");
  }

  @ParameterizedTest(name = "R-APP-1: {0} domains → {1}")
  @CsvSource(
      nullValues = "-",
      value = {"20, -", "21, APP_DOMAINS_TOO_MANY"})
  void limits_the_domains_of_an_app(int count, @Nullable String code) {
    ObjectNode app = Sample.app();
    ArrayNode domains = app.putArray("domains");
    IntStream.range(0, count).forEach(i -> domains.add("d" + i + "." + Sample.DOMAIN));
    assertThat(submitted(app))
        .isEqualTo(code == null ? List.of() : List.of("services[0].domains " + code));
  }

  @Test
  void bears_nothing_but_nulls_and_too_much() {
    // given
    ObjectNode nulls = Sample.app();
    nulls.putArray("platforms").addNull();
    nulls.putArray("sdks").addNull();
    ObjectNode many = Sample.app();
    ArrayNode sdks = many.putArray("sdks");
    IntStream.range(0, 51).forEach(i -> sdks.addObject().put("name", "x".repeat(101)));
    ObjectNode huge = Sample.app();
    set(huge, "/platforms/0/publicKey", "1".repeat(100_001));

    // then
    assertThat(codes(FilingRules.WHEN_SAVED, nulls)).isEmpty();
    assertThat(submitted(nulls)).hasSize(7).allMatch(found -> found.endsWith(" REQUIRED"));
    assertThat(codes(FilingRules.WHEN_SAVED, many))
        .contains("services[0].sdks TOO_MANY", "services[0].sdks[0].name TOO_LONG");
    assertThat(codes(FilingRules.WHEN_SAVED, huge))
        .containsExactly("services[0].platforms[0].publicKey TOO_LONG");
  }

  @Test
  @DisplayName("R-APP-1: a large icon is warned of, a small one not")
  void warns_of_large_icons() {
    // given
    Checked checked =
        checked(form(Sample.app()), null)
            .with(
                Evidence.NONE.withMaterials(
                    List.of(),
                    List.of(
                        new Evidence.UploadedIcon("services[0]", 100 << 10),
                        new Evidence.UploadedIcon("services[1]", (100 << 10) + 1))));

    // then
    assertThat(Findings.of(List.of(new AppIcons()), checked))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.severity()).isEqualTo(Severity.WARNS);
              assertThat(warning.rule()).isEqualTo("R-APP-1");
              assertThat(warning.arguments()).containsExactly("services[1]", "100", "101");
            });
  }

  @ParameterizedTest(name = "R-NAME-4: {0} and {1} → {2}")
  @CsvSource({"启明随身, 启明随身, true", "启明App, 启明ＡＰＰ, true", "启明随身, 启明随身版, false"})
  void tells_apps_of_one_name(String name, String other, boolean taken) {
    // given
    ServiceForm<String> first = form(Sample.app().put("name", name));
    ObjectNode second = Sample.app().put("name", other);
    set(second, "/platforms/0/packageName", "cn.qiming.other");
    set(second, "/domains/0", "other." + Sample.DOMAIN);
    ServiceForm<String> onRecord = first.numbered(NUMBER);

    // then
    List<String> expected = taken ? List.of("APP_NAME_TAKEN") : List.of();
    assertThat(blocking(checked(form(second), onRecord))).isEqualTo(expected);
    assertThat(blocking(checked(form(second).numbered(NUMBER), onRecord))).isEmpty();
  }

  @Test
  @DisplayName("R-APP-1: a platform knows one app of the subject by a package name")
  void tells_apps_of_one_package() {
    ServiceForm<String> onRecord = form(Sample.app()).numbered(NUMBER);
    ServiceForm<String> other = form(Sample.app().put("name", "启明助手"));
    assertThat(blocking(checked(other, onRecord))).containsExactly("PACKAGE_NAME_TAKEN");
    assertThat(blocking(checked(other.numbered(NUMBER), onRecord))).isEmpty();
  }

  @Test
  @DisplayName("R-NAME-4: a reviewer is asked whether a new name stands under the icon")
  void asks_for_the_name_under_the_icon() {
    // given
    ServiceForm<String> app = form(Sample.app());
    ServiceForm<String> renamed = form(Sample.app().put("name", "启明助手")).numbered(NUMBER);

    // then
    assertThat(questions(checked(app, null))).containsExactly(ReviewQuestion.Code.NAME_UNDER_ICON);
    assertThat(questions(checked(renamed, app.numbered(NUMBER))))
        .containsExactly(ReviewQuestion.Code.NAME_UNDER_ICON);
    assertThat(questions(checked(app.numbered(NUMBER), app.numbered(NUMBER)))).isEmpty();
  }

  private static List<ReviewQuestion.Code> questions(Checked checked) {
    return Findings.of(FilingRules.WHEN_SUBMITTED, checked).stream()
        .filter(finding -> finding.severity() == Severity.ASKS_REVIEWER)
        .map(finding -> finding.question().code())
        .toList();
  }

  private static List<String> blocking(Checked checked) {
    return Findings.of(FilingRules.WHEN_SAVED, checked).stream()
        .filter(Finding::blocks)
        .map(Finding::code)
        .toList();
  }

  private static List<String> submitted(ObjectNode app) {
    return codes(FilingRules.WHEN_SUBMITTED, app);
  }

  private static List<String> codes(List<FilingRule> rules, ObjectNode app) {
    return Findings.of(rules, checked(form(app), null)).stream()
        .filter(Finding::blocks)
        .map(finding -> finding.path() + " " + finding.code())
        .toList();
  }

  private static ServiceForm<String> form(ObjectNode service) {
    return Normalisation.of(JSON.convertValue(service, ServiceDocument.class).form(1));
  }

  private static Checked checked(
      ServiceForm<String> service, @Nullable ServiceForm<String> onRecord) {
    ApplicationForm<String> application =
        ApplicationForm.<String>empty()
            .with(
                Normalisation.of(JSON.convertValue(Sample.subject(), SubjectDocument.class).form()))
            .with(service);
    return new Checked(
        FilingPlans.of(FilingType.FIRST_FILING),
        "330000",
        SubjectNature.ENTERPRISE,
        CertificateType.BUSINESS_LICENCE,
        onRecord == null ? null : ApplicationForm.<String>empty().with(onRecord),
        null,
        application,
        LocalDate.parse("2026-11-23"),
        BOOK,
        Evidence.NONE);
  }

  private static String md5() {
    return Sample.CERTIFICATE_MD5;
  }

  private static void set(ObjectNode root, String field, @Nullable String value) {
    int slash = field.lastIndexOf('/');
    JsonNode parent = root.at(field.substring(0, slash));
    String name = field.substring(slash + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else if (value == null) {
      ((ObjectNode) parent).remove(name);
    } else {
      ((ObjectNode) parent).put(name, value);
    }
  }
}
