package org.openbeian.notification.outbound.qute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.Engine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.order.Duty;
import org.openbeian.notification.MailServer;
import org.openbeian.notification.SampleEvents;
import org.openbeian.notification.SmsParts;
import org.openbeian.notification.application.NoticeWriter;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.domain.NoticeFacts;
import org.openbeian.notification.domain.NoticeFacts.Deregistration;
import org.openbeian.notification.domain.NoticeFacts.Filing;
import org.openbeian.notification.domain.NoticeFacts.LateReview;
import org.openbeian.notification.domain.NoticeFacts.Line;
import org.openbeian.notification.domain.NoticeFacts.Migration;
import org.openbeian.notification.domain.NoticeFacts.Reminder;
import org.openbeian.notification.domain.NoticeFacts.Returned;
import org.openbeian.notification.domain.NoticeFacts.Revocation;
import org.openbeian.notification.domain.NoticeFacts.Supplement;
import org.openbeian.notification.domain.NoticeTexts;
import org.openbeian.notification.outbound.files.NoticeFiles;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class TemplateWriterTest {

  private static final OrderId ORDER =
      new OrderId(UUID.fromString("7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01"));
  private static final Path TEMPLATES = Path.of("src/main/resources/templates/notices");

  @Inject NoticeWriter writer;
  @Inject NoticeCatalogue catalogue;
  @Inject Engine engine;

  static Stream<Arguments> notices() {
    return NoticeFiles.read(Optional.empty()).entries().stream()
        .flatMap(
            entry ->
                Arrays.stream(Language.values()).map(language -> Arguments.of(entry, language)));
  }

  @ParameterizedTest
  @MethodSource("notices")
  @DisplayName("R-NOT-1: every notice has all its texts in both languages")
  void every_notice_has_all_its_texts_in_both_languages(
      NoticeCatalogue.Entry notice, Language language) {
    // when
    NoticeTexts texts =
        writer.write(notice.template(), language, notice.facts(SampleEvents.of(notice)));

    // then
    for (String text : List.of(texts.title(), texts.body(), texts.sms())) {
      assertThat(text).isNotBlank().doesNotContain("{", "}", "NOT_FOUND", "null", "@R@", "@S@");
    }
    assertThat(texts.title()).hasSizeLessThan(70).doesNotContain("\n");
    assertThat(texts.sms()).doesNotContain("\n");
    assertThat(SmsParts.of(texts.sms()).parts())
        .isLessThanOrEqualTo(language == Language.CHINESE ? 1 : 2);
    assertThat(texts.body()).contains(ORDER.toString());
    boolean namesNumber = notice.template().matches("filing-.*|access-cancelled");
    boolean chinese = texts.title().codePoints().anyMatch(Character::isIdeographic);
    assertThat(chinese).isEqualTo(language == Language.CHINESE || namesNumber);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("R-NOT-1: there are templates for the notices of the catalogue only")
  void there_are_templates_for_the_notices_of_the_catalogue_only(Language language)
      throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES.resolve(language.tag()))) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(
              catalogue.entries().stream().map(entry -> entry.template() + ".txt").toList());
    }
  }

  @Test
  @DisplayName(
      "R-NOT-1: every template and part declares what it speaks of, for the build to check")
  void every_template_and_part_declares_what_it_speaks_of() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(60)
          .allSatisfy(
              file ->
                  assertThat(Files.readAllLines(file).get(0))
                      .matches(
                          "\\{@org\\.openbeian\\.notification\\.domain\\.NoticeFacts\\$\\w+ facts}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title,body | Reminder facts | has no fragment sms",
        "title,body,sms | Supplement facts | declares org.openbeian.notification.domain.NoticeFacts$Supplement, not",
        "title,body,sms | Reminder other | declares nothing, not"
      })
  void the_start_ends_when_a_template_does_not_fit(
      String fragments, String declared, String named) {
    // given
    StringBuilder text =
        new StringBuilder("{@org.openbeian.notification.domain.NoticeFacts$" + declared + "}\n");
    for (String fragment : fragments.split(",")) {
      text.append("{#fragment ").append(fragment).append("}text{/fragment}\n");
    }

    // then
    assertThatThrownBy(
            () -> TemplateWriter.requireFits(engine.parse(text.toString()), Reminder.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({
    "order-returned-preliminary-rejected",
    "order-returned-changes-requested",
    "order-returned-bureau-rejected"
  })
  @DisplayName("R-FLOW-2, R-NOT-1: what to correct is itemised, but not by SMS")
  void what_to_correct_is_itemised(String notice) {
    for (Language language : Language.values()) {
      // when
      NoticeTexts texts =
          writer.write(
              notice,
              language,
              new Returned(
                  ORDER,
                  List.of(
                      new Line("services[0].name", "first message", "first remedy"),
                      new Line(null, "second message", null))));

      // then
      assertThat(texts.body())
          .contains("1. first message", "services[0].name", "first remedy", "2. second message");
      assertThat(texts.sms()).doesNotContain("message", "remedy");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("R-FLOW-7, R-MIG-1, R-NOT-1: every number is told, the new ones too")
  void every_number_is_told(Language language) {
    // given
    String[] numbers = {"浙ICP备2026000001号-1", "浙ICP备2026000001号-2"};
    String[] moved = {"浙ICP备2026000003号-1", "浙ICP备2026000003号-2"};

    // then
    for (NoticeCatalogue.Entry notice : catalogue.entries()) {
      if (notice.says() == Filing.class) {
        NoticeFacts facts = new Filing(ORDER, "浙ICP备2026000001号", List.of(numbers));
        assertThat(writer.write(notice.template(), language, facts).body()).contains(numbers);
      }
    }
    NoticeTexts texts =
        writer.write(
            "filing-migrated",
            language,
            new Migration(
                ORDER, "浙ICP备2026000001号", List.of(numbers), "浙ICP备2026000003号", List.of(moved)));
    assertThat(texts.body()).contains(numbers).contains(moved);
    assertThat(texts.sms()).contains("浙ICP备2026000001号", "浙ICP备2026000003号");
  }

  static Stream<Arguments> reminders() {
    return Arrays.stream(Duty.values())
        .flatMap(
            duty ->
                Arrays.stream(Language.values())
                    .flatMap(
                        language ->
                            Stream.of(true, false)
                                .map(overdue -> Arguments.of(duty, language, overdue))));
  }

  @ParameterizedTest
  @MethodSource("reminders")
  @DisplayName("R-POST-2, R-NOT-1: a reminder says what is to be done for which number, until when")
  void a_reminder_says_what_is_to_be_done(Duty duty, Language language, boolean overdue) {
    // given
    NoticeFacts facts =
        new Reminder(ORDER, "浙ICP备2026000001号-1", duty, LocalDate.of(2026, 4, 30), overdue);
    boolean chinese = language == Language.CHINESE;
    String task =
        switch (duty) {
          case FOOTER_NUMBER -> chinese ? "标明备案号" : "show the number";
          case PUBLIC_SECURITY_FILING -> chinese ? "公安联网备案" : "public security organs";
          case COPYRIGHT_LINE -> chinese ? "版权所有" : "copyright line";
          case COMMERCIAL_LICENCE -> chinese ? "经营性ICP许可证" : "commercial ICP licence";
        };

    // when
    NoticeTexts texts = writer.write("duty-reminded", language, facts);

    // then
    for (String text : List.of(texts.body(), texts.sms())) {
      assertThat(text).contains(task, "浙ICP备2026000001号-1", "2026-04-30");
      assertThat(text.contains(chinese ? "已逾期" : "overdue")).isEqualTo(overdue);
    }
    assertThat(texts.sms()).doesNotContain("\n");
    assertThat(SmsParts.of(texts.sms()).parts()).isLessThanOrEqualTo(chinese ? 2 : 3);
  }

  static Stream<Arguments> supplements() {
    return Arrays.stream(SupplementKind.values())
        .flatMap(
            kind -> Arrays.stream(Language.values()).map(language -> Arguments.of(kind, language)));
  }

  @ParameterizedTest
  @MethodSource("supplements")
  @DisplayName("R-FLOW-3, R-NOT-1: who is asked again for a supplement hears what and why")
  void who_is_asked_again_for_a_supplement_hears_what_and_why(
      SupplementKind kind, Language language) {
    // given
    boolean mailed = kind == SupplementKind.MAILED_ORIGINALS;
    NoticeFacts facts =
        new Supplement(ORDER, kind, "the wish", "the flaw", mailed ? "the address" : null);
    boolean chinese = language == Language.CHINESE;
    String name =
        switch (kind) {
          case MATERIAL -> chinese ? "补充材料" : "materials";
          case VIDEO_CHECK -> chinese ? "视频核验" : "video check";
          case CURTAIN_PHOTO -> chinese ? "幕布" : "curtain";
          case MAILED_ORIGINALS -> chinese ? "邮寄" : "originals";
        };

    // when
    NoticeTexts texts = writer.write("supplement-asked-again", language, facts);

    // then
    assertThat(texts.body()).contains(name, "the wish", "the flaw");
    assertThat(texts.body().contains("the address")).isEqualTo(mailed);
    assertThat(texts.sms()).contains(name).doesNotContain("\n", "the wish", "the flaw");
    assertThat(SmsParts.of(texts.sms()).parts()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("R-PERM-2, R-NOT-1: who loses numbers hears which ones and why, but not by SMS why")
  void who_loses_numbers_hears_which_ones_and_why(Language language) {
    for (boolean subjectEnded : new boolean[] {true, false}) {
      // given
      NoticeFacts facts =
          new Revocation(
              ORDER,
              "浙ICP备2026000001号",
              subjectEnded ? List.of() : List.of("浙ICP备2026000001号-2A"),
              subjectEnded,
              List.of(new Line(null, "the reason", null)));
      String stays = language == Language.CHINESE ? "继续有效" : "stay valid";

      // when
      NoticeTexts texts = writer.write("filing-revoked", language, facts);

      // then
      assertThat(texts.body()).contains("浙ICP备2026000001号", "1. the reason");
      assertThat(texts.body().contains(stays)).isEqualTo(!subjectEnded);
      assertThat(texts.body().contains("-2A")).isEqualTo(!subjectEnded);
      assertThat(texts.sms()).contains("浙ICP备2026000001号").doesNotContain("the reason");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("R-DER-1, R-NOT-1: who ends a service hears that its subject's number lives on")
  void who_ends_a_service_hears_that_its_subjects_number_lives_on(Language language) {
    for (boolean subjectEnded : new boolean[] {true, false}) {
      // given
      NoticeFacts facts =
          new Deregistration(
              ORDER, "浙ICP备2026000001号", List.of("浙ICP备2026000001号-2A"), subjectEnded);
      boolean chinese = language == Language.CHINESE;

      // when
      NoticeTexts texts = writer.write("filing-deregistered", language, facts);

      // then
      assertThat(texts.body()).contains("浙ICP备2026000001号-2A");
      assertThat(texts.body().contains(chinese ? "继续有效" : "stay valid")).isEqualTo(!subjectEnded);
      assertThat(texts.body().contains(chinese ? "主体备案号：" : "Subject number: "))
          .isEqualTo(subjectEnded);
      assertThat(texts.title().startsWith(chinese ? "备案已注销" : "Filing")).isEqualTo(subjectEnded);
    }
  }

  static Stream<Arguments> lateReviews() {
    return Stream.of("review-escalated-sla", "review-escalated-overdue")
        .flatMap(
            template ->
                Arrays.stream(Language.values()).map(language -> Arguments.of(template, language)));
  }

  @ParameterizedTest
  @MethodSource("lateReviews")
  @DisplayName("R-FLOW-10, R-NOT-1: a lead hears what is late, since when, and who has it")
  void a_lead_hears_what_is_late_since_when_and_who_has_it(String template, Language language) {
    boolean chinese = language == Language.CHINESE;
    Set<String> kinds = new HashSet<>();
    for (FilingType type : FilingType.values()) {
      // when
      NoticeTexts texts = writer.write(template, language, late(type, "reviewer-1"));

      // then
      assertThat(texts.body())
          .contains("浙江", "330000", "2026-11-24", chinese ? "初审" : "preliminary review")
          .contains(chinese ? "当前审核人员：reviewer-1" : "With: reviewer-1");
      assertThat(texts.sms()).contains("2026-11-24", "7c1f2a9e");
      texts
          .body()
          .lines()
          .filter(line -> line.matches(chinese ? "备案类型：.+" : "Type: .+"))
          .forEach(kinds::add);
    }
    assertThat(kinds).hasSize(FilingType.values().length);
    assertThat(writer.write(template, language, late(FilingType.CLAIM, null)).body())
        .contains(chinese ? "暂无人领取" : "nobody yet");
  }

  private static NoticeFacts late(FilingType type, @Nullable String holder) {
    return new LateReview(
        ORDER, Stage.PRELIMINARY_REVIEW, type, "浙江", "330000", holder, LocalDate.of(2026, 11, 24));
  }
}
