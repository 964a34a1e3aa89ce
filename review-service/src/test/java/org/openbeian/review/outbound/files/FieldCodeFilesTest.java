package org.openbeian.review.outbound.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.review.domain.bureau.CodeTable;
import org.openbeian.review.domain.bureau.FieldCode;
import org.openbeian.review.domain.bureau.FieldCodes;

@DisplayName("R-FLOW-6: the field's code tables")
class FieldCodeFilesTest {

  private final FieldCodes codes = FieldCodeFiles.read();

  @ParameterizedTest
  @CsvSource({
    "NATURES, 18",
    "CERTIFICATES, 43",
    "CONTENT, 30",
    "PRE_APPROVALS, 12",
    "LANGUAGES, 17",
    "ACCESS_MODES, 5",
    "PROVINCES, 34",
    "RESULT_CODES, 69",
    "SERVICE_KINDS, 5"
  })
  void has_every_table_whole(CodeTable table, int entries) {
    assertThat(codes.entries(table)).hasSize(entries);
  }

  @ParameterizedTest
  @EnumSource(CodeTable.class)
  void every_entry_has_a_name_in_both_languages(CodeTable table) {
    assertThat(codes.entries(table))
        .allSatisfy(
            entry -> {
              assertThat(entry.text().chinese()).isNotBlank();
              assertThat(entry.text().english()).isNotBlank();
            });
    assertThat(CodeTable.named(table.path())).contains(table);
  }

  @Test
  void whatever_applications_may_name_is_in_its_table_with_the_enums_id() {
    for (SubjectNature nature : SubjectNature.values()) {
      FieldCode entry = entry(CodeTable.NATURES, nature.name());
      assertThat(entry.id()).isEqualTo(nature.id());
      assertThat(entry.text().chinese()).isEqualTo(nature.chinese());
    }
    for (CertificateType type : CertificateType.values()) {
      FieldCode entry = entry(CodeTable.CERTIFICATES, type.name());
      assertThat(entry.id()).isEqualTo(type.id());
      assertThat(entry.text().chinese()).isEqualTo(type.chinese());
    }
    for (Province province : Province.values()) {
      FieldCode entry = entry(CodeTable.PROVINCES, province.code());
      assertThat(entry.shortName()).isEqualTo(province.shortName());
      assertThat(entry.text().chinese()).isEqualTo(province.chinese());
    }
    Arrays.stream(ServiceKind.values())
        .forEach(kind -> entry(CodeTable.SERVICE_KINDS, kind.name()));
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "CONTENT, ORGANIZATION_PORTAL, 8",
    "CONTENT, APP, 28",
    "PRE_APPROVALS, CULTURE, 9",
    "LANGUAGES, zh-CN, 1",
    "LANGUAGES, ar, 17",
    "SERVICE_KINDS, WEBSITE, 1",
    "SERVICE_KINDS, APP, 6",
    "SERVICE_KINDS, QUICK_APP, 8",
    "PROVINCES, 340000, 1",
    "PROVINCES, 810000, 13",
    "PROVINCES, 330000, 34"
  })
  void has_the_fields_ids(CodeTable table, String code, int id) {
    assertThat(entry(table, code).id()).isEqualTo(id);
  }

  @Test
  void provinces_have_masks_that_double() {
    assertThat(codes.entries(CodeTable.PROVINCES))
        .extracting(FieldCode::mask)
        .containsExactlyElementsOf(IntStream.range(0, 34).mapToObj(i -> 1L << i).toList());
  }

  @Test
  void natures_name_certificates_of_the_table() {
    List<Integer> known =
        codes.entries(CodeTable.CERTIFICATES).stream().map(FieldCode::id).toList();
    assertThat(codes.entries(CodeTable.NATURES))
        .allSatisfy(nature -> assertThat(nature.certificates()).isNotEmpty().isSubsetOf(known));
    assertThat(entry(CodeTable.NATURES, "ENTERPRISE").certificates()).containsExactly(1, 12, 27);
  }

  @Test
  void result_codes_tell_which_of_them_refuse() {
    assertThat(
            codes.entries(CodeTable.RESULT_CODES).stream()
                .filter(entry -> !entry.refuses())
                .map(FieldCode::id))
        .containsExactly(1001, 1060, 1062);
    assertThat(codes.result("1007")).map(each -> each.text().chinese()).contains("联系方式无效");
    assertThat(codes.result("1999")).isPresent();
    assertThat(codes.result("1069")).isEmpty();
    assertThat(codes.result("NAME_UNRELATED")).isEmpty();
  }

  @Test
  void refuses_a_table_with_something_twice_or_without_entries() {
    // given
    Map<CodeTable, List<FieldCode>> tables = new EnumMap<>(CodeTable.class);
    for (CodeTable table : CodeTable.values()) {
      tables.put(table, codes.entries(table));
    }
    List<FieldCode> twice = new ArrayList<>(codes.entries(CodeTable.LANGUAGES));
    twice.add(FieldCode.of(1, "zh", new LocalisedText("中文", "Chinese")));

    // then
    tables.put(CodeTable.LANGUAGES, twice);
    assertThatThrownBy(() -> new FieldCodes(tables)).hasMessage("languages: the id 1 twice");
    tables.put(CodeTable.LANGUAGES, List.of());
    assertThatThrownBy(() -> new FieldCodes(tables)).hasMessage("no entries: languages");
  }

  private FieldCode entry(CodeTable table, String code) {
    return codes.entries(table).stream()
        .filter(entry -> Objects.equals(entry.code(), code))
        .findAny()
        .orElseThrow(() -> new AssertionError(table + " lacks " + code));
  }
}
