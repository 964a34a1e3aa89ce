package org.openbeian.review.outbound.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.FilingType;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.checklist.CheckItem;
import org.openbeian.review.domain.checklist.Checklist;
import org.openbeian.review.domain.checklist.Requirement;
import org.openbeian.review.domain.reason.CannedReason;

@DisplayName("R-FLOW-2: what reviewers work by is data")
class ReviewFilesTest {

  private static final String REASON =
      """
      - code: NAME_BAD
        rule: R-NAME-1
        types: [ FIRST_FILING ]
        paths: [ "services[*].name" ]
        message: { zh: 名称, en: Name }
        remedy: { zh: 请修改, en: Change it }
      """;

  @TempDir Path directory;

  @Test
  void bundles_reasons_in_both_languages_by_rules() {
    // when
    List<CannedReason> reasons = ReviewFiles.reasons(Optional.empty());

    // then
    assertThat(reasons)
        .hasSizeBetween(15, 40)
        .extracting(CannedReason::code)
        .doesNotHaveDuplicates();
    assertThat(reasons)
        .allSatisfy(
            each -> {
              assertThat(each.rule()).as(each.code()).isNotNull();
              assertThat(each.remedy()).as(each.code()).isNotNull();
              assertThat(each.stages()).containsExactly(ReviewStage.PRELIMINARY);
              assertThat(each.message().chinese()).matches(".*\\p{IsHan}.*");
              assertThat(each.message().english()).doesNotMatch(".*[。，；].*");
            });
  }

  @Test
  void an_operators_file_replaces_the_bundled_one() throws IOException {
    // given
    Files.writeString(directory.resolve("reasons.yaml"), REASON);

    // when
    List<CannedReason> reasons = ReviewFiles.reasons(Optional.of(directory));

    // then
    assertThat(reasons)
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.code()).isEqualTo("NAME_BAD");
              assertThat(only.types()).containsExactly(FilingType.FIRST_FILING);
            });
  }

  @Test
  void a_directory_without_the_file_leaves_the_bundled_one_and_none_at_all_is_refused() {
    assertThat(ReviewFiles.reasons(Optional.of(directory)))
        .hasSameSizeAs(ReviewFiles.reasons(Optional.empty()));
    assertThatThrownBy(() -> ReviewFiles.reasons(Optional.of(directory.resolve("gone"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beian.review.directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAME_BAD | name-bad | name-bad is no code",
        "R-NAME-1 | rule 1 | rule 1 is no rule",
        "FIRST_FILING | SECOND_FILING | SECOND_FILING",
        "[ FIRST_FILING ] | [] | for no stage, or for no type",
        "[ FIRST_FILING ] | [ 0 ] | number",
        "[ FIRST_FILING ] | [ null ] | null",
        "services[*].name | services.name | services.name is nowhere",
        "zh: 名称, en: Name | en: Name | message.zh is missing",
        "zh: 名称, en: Name | zh: 名称, en: ' ' | message.en has not 1 to 500",
        "en: Change it | en: Change it, de: Andern | de",
        "code: NAME_BAD | name: NAME_BAD | name",
        "remedy: | code: NAME_BAD¶  remedy: | Duplicate"
      })
  void what_is_wrong_is_named_with_file_and_entry(String right, String wrong, String named)
      throws IOException {
    // given
    String text = REASON.replace(right, wrong.replace("¶", "\n"));
    Files.writeString(directory.resolve("reasons.yaml"), text);

    // then
    assertThatThrownBy(() -> ReviewFiles.reasons(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reasons.yaml")
        .hasMessageContaining(named);
  }

  @Test
  void the_entry_is_told_by_its_place_and_code() throws IOException {
    // given
    Files.writeString(
        directory.resolve("reasons.yaml"),
        REASON + REASON.replace("NAME_BAD", "OTHER").replace("R-NAME-1", "x"));

    // then
    assertThatThrownBy(() -> ReviewFiles.reasons(Optional.of(directory)))
        .hasMessageContaining("entry 2 OTHER: x is no rule");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "code: X", "[]", "- [", "a: b: c", "'- 1'"})
  void what_is_no_list_of_entries_is_refused(String text) throws IOException {
    // given
    Files.writeString(directory.resolve("reasons.yaml"), text);

    // then
    assertThatThrownBy(() -> ReviewFiles.reasons(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reasons.yaml");
  }

  @Test
  void bundles_items_to_check_in_both_languages_by_rules() {
    // when
    List<CheckItem> items = ReviewFiles.checklist(Optional.empty());

    // then
    assertThat(items).hasSizeBetween(6, 15);
    assertThat(new Checklist(items).items())
        .allSatisfy(
            each -> {
              assertThat(each.rule()).as(each.code()).isNotNull();
              assertThat(each.question().chinese()).matches(".*\\p{IsHan}.*？");
              assertThat(each.question().english()).endsWith("?");
            });
    assertThat(items)
        .filteredOn(each -> each.requires() == Requirement.CALL)
        .extracting(CheckItem::code)
        .containsExactly("PRINCIPALS_REACHED");
    for (FilingType type : FilingType.values()) {
      assertThat(items.stream().anyMatch(each -> each.types().contains(type)))
          .as("something to check of %s", type)
          .isEqualTo(type != FilingType.TRANSFER);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FIRST_FILING | TRANSFER | TRANSFER has no preliminary review",
        "330000 | 990000 | 990000 is no province",
        "WEBSITE | BLOG | BLOG",
        "PERSONAL | PERSON | PERSON",
        "CALL | TELEGRAM | TELEGRAM",
        "en: | de: | de",
        "R-NAME-1 | R1 | R1 is no rule",
        "[ WEBSITE ] | [] | no kind of service"
      })
  void what_is_wrong_with_an_item_is_named_with_file_and_entry(
      String right, String wrong, String named) throws IOException {
    // given
    String item =
        """
        - code: FINE
          question: { zh: 好吗, en: "Fine?" }
          rule: R-NAME-1
          types: [ FIRST_FILING ]
          natures: [ PERSONAL ]
          provinces: [ "330000" ]
          kinds: [ WEBSITE ]
          requires: CALL
          source: S1
        """;
    Path file = directory.resolve("checklists.yaml");
    Files.writeString(file, item);
    assertThat(ReviewFiles.checklist(Optional.of(directory))).hasSize(1);
    Files.writeString(file, item.replace(right, wrong));

    // then
    assertThatThrownBy(() -> ReviewFiles.checklist(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("checklists.yaml, entry 1 FINE")
        .hasMessageContaining(named);
    assertThatThrownBy(
            () -> {
              Files.writeString(file, item + item);
              new Checklist(ReviewFiles.checklist(Optional.of(directory)));
            })
        .hasMessageContaining("two items have the code FINE");
  }
}
