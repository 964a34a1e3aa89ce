package org.openbeian.order.outbound.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.openbeian.order.domain.rulebook.ApprovedRegistrars;
import org.openbeian.order.domain.rulebook.ApprovedTopLevels;
import org.openbeian.order.domain.rulebook.DomainDemand;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;

class RuleBookFilesTest {

  static final List<String> NAMES = RuleBookFiles.NAMES;

  private final RuleBook bundled = RuleBookFiles.read(Optional.empty());

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("NAMES")
  void bundles_files_of_the_form_that_the_schema_asks_for(String name) throws IOException {
    assertThat(
            RuleBookFiles.violations(
                name, new YAMLMapper().readTree(RuleBookFiles.bundled(name + ".yaml"))))
        .isEmpty();
  }

  @Test
  void knows_all_provinces_with_different_short_names() {
    assertThat(bundled.provinces().keySet()).isEqualTo(org.openbeian.contracts.Province.codes());
    assertThat(bundled.provinces().values().stream().map(Province::shortName).distinct())
        .hasSize(31);
  }

  @ParameterizedTest(name = "R-NAME-3: {0} has {1} words, {2} the first, {3} the last")
  @CsvSource({
    "110000, 11, 合伙, 团购",
    "440000, 16, 媒体, 商务",
    "330000, 19, 工作室, 社区",
    "410000, 68, 合伙, 商务",
    "210000, 43, 合伙, 团购",
    "420000, 8, 官网, 团购",
    "640000, 43, 网, 商务",
    "130000, 14, 工作室, 团购",
    "520000, 43, 评论, 易购",
    "430000, 33, 官网, 商务",
    "150000, 24, 学院, 易购"
  })
  void has_the_words_of_the_source(String province, int count, String first, String last) {
    List<String> words =
        Objects.requireNonNull(bundled.provinces().get(province).personalNames()).words();
    assertThat(words).hasSize(count).startsWith(first).endsWith(last);
  }

  @Test
  @DisplayName("R-MIG-1: nineteen provinces let services migrate")
  void knows_where_services_migrate() {
    LocalDate today = LocalDate.parse("2026-11-23");
    assertThat(
            bundled.provinces().values().stream()
                .filter(province -> Province.holds(province.migration(), today)))
        .hasSize(19)
        .extracting(Province::code)
        .contains("330000", "620000")
        .doesNotContain("110000");
  }

  @ParameterizedTest(
      name = "R-DOM-3: in {0} a new domain must have {1} days left, a changed one {2}")
  @CsvSource({"330000, 90, 45", "310000, 180, 45"})
  void knows_what_provinces_demand_of_domains(String province, int newDays, int changeDays) {
    DomainDemand demand = bundled.domainDemand(province, LocalDate.parse("2026-11-23"));
    assertThat(demand.newDays()).isEqualTo(newDays);
    assertThat(demand.changeDays()).isEqualTo(changeDays);
    assertThat(demand.holderByDocument()).isFalse();
  }

  @Test
  @DisplayName("R-DOM-4: what is approved is data, with its first and last day")
  void knows_what_the_ministry_approves() throws IOException {
    // given
    LocalDate day = LocalDate.parse("2026-11-23");
    write(
        "domains.yaml",
        """
        demand: { newDays: 60, changeDays: 180, holderByDocument: true, origin: { source: S1 } }
        topLevels:
          - { labels: [ 网址 ], origin: { source: S1, since: 2026-11-23 } }
          - { labels: [ com ], origin: { source: S1, until: 2026-11-22 } }
        registrars:
          - { number: 7, names: [ 甲公司, A Registrar Ltd. ], origin: { source: S1 } }
          - { names: [ 乙公司 ], origin: { source: S1 } }
        """);

    // then
    assertThat(List.of("cn", "com", "xn--fiqs8s", "xn--55qx5d", "top", "vip"))
        .allMatch(label -> bundled.domains().topLevels().allow(label, day));
    assertThat(bundled.domains().topLevels().allow("de", day)).isFalse();
    assertThat(bundled.domains().registrars().allow(1599, null, day)).isTrue();
    RuleBook own = RuleBookFiles.read(Optional.of(directory));
    ApprovedTopLevels topLevels = own.domains().topLevels();
    assertThat(topLevels.allow("xn--ses554g", day)).isTrue();
    assertThat(topLevels.allow("xn--ses554g", day.minusDays(1))).isFalse();
    assertThat(topLevels.allow("com", day)).isFalse();
    assertThat(topLevels.allow("com", day.minusDays(1))).isTrue();
    ApprovedRegistrars registrars = own.domains().registrars();
    assertThat(registrars.allow(7, "another name", day)).isTrue();
    assertThat(registrars.allow(8, "甲公司", day)).isFalse();
    assertThat(registrars.allow(null, "a registrar, LTD", day)).isTrue();
    assertThat(registrars.allow(null, null, day)).isFalse();
    assertThat(own.domainDemand("330000", day).holderByDocument()).isTrue();
  }

  @Test
  void names_no_source_that_it_does_not_list() throws IOException {
    Set<String> known = bundled.sources().keySet();
    for (String name : NAMES) {
      for (var source :
          new YAMLMapper().readTree(RuleBookFiles.bundled(name + ".yaml")).findValues("source")) {
        assertThat(known).anyMatch(source.asText()::startsWith);
      }
    }
  }

  @Test
  void takes_an_operators_file_in_place_of_a_bundled_one() throws IOException {
    // given
    write("names.yaml", bundledText("names.yaml").replace("色情", "示例"));

    // when
    RuleBook own = RuleBookFiles.read(Optional.of(directory));

    // then
    assertThat(own.names().sensitive().words()).contains("示例").doesNotContain("色情");
    assertThat(own.provinces()).isEqualTo(bundled.provinces());
    assertThat(own.version()).isNotEqualTo(bundled.version()).startsWith("2026-11+");
  }

  @ParameterizedTest(name = "{0}: {1} for {2} → {3}")
  @CsvSource({
    "names.yaml, sensitive:, sensitve:, sensitve",
    "names.yaml, prefix: true, prefix: perhaps, boolean",
    "rulebook.yaml, version: 2026-11, version: 'a b', version",
    "provinces.yaml, shortName: 京, shortName: 京京, shortName",
    "provinces.yaml, 'code: \"110000\"', 'code: \"110001\"', provinces",
    "provinces.yaml, since: 2021-06-01, since: last year, since",
    "domains.yaml, newDays: 90, newDays: 0, newDays",
    "domains.yaml, '中国, 公司', '中国, cn', unique",
    "domains.yaml, '中国, 公司', '中国, CN', CN",
    "domains.yaml, '中国, 公司', '中国, c_m', c_m",
    "domains.yaml, number: 1316, number: 697, 697",
    "domains.yaml, 22net Inc, XIN NET technology corporation., XIN NET",
    "materials.yaml, 'kind: CHANGE_PROOF', 'kind: PHOTO', PHOTO",
    "materials.yaml, 'of: services.principal', 'of: nowhere', of",
    "materials.yaml, 'CERTIFICATE\n  of: services', 'CERTIFICATE\n  of: subject', there is no DOMAIN",
    "materials.yaml, 'types: [ CLAIM ]', 'types: [ FILING ]', FILING",
    "materials.yaml, 'natures: ORGANISATIONS', 'natures: PEOPLE', natures",
    "materials.yaml, '440000', '999999', 999999 is no province",
    "materials.yaml, '[ NAME_CHANGED ]', '[ SOMETIMES ]', SOMETIMES",
    "materials.yaml, '[ NAME_CHANGED ]', '[ WEBSITE ]', asked of subject",
    "content.yaml, 'id: 8,', 'id: eight,', id",
    "content.yaml, code: NEWS, code: 'MAIL', MAIL",
    "platforms.yaml, MD5 ], MD4 ], certificateDigests",
    "platforms.yaml, 'pattern: \"(', 'pattern: \"((', platforms.yaml",
    "platforms.yaml, example: cn.example.app, example: app, does not match",
    "platforms.yaml, code: IOS, code: ANDROID, ANDROID",
    "names.yaml, '[ 中国', '[[ 中国', names.yaml"
  })
  void says_what_is_wrong_with_an_operators_file(
      String file, String right, String wrong, String said) throws IOException {
    write(file, bundledText(file).replaceFirst(java.util.regex.Pattern.quote(right), wrong));

    assertThatThrownBy(() -> RuleBookFiles.read(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  private static String bundledText(String file) throws IOException {
    return new String(RuleBookFiles.bundled(file), java.nio.charset.StandardCharsets.UTF_8);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
