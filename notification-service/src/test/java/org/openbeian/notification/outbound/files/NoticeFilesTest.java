package org.openbeian.notification.outbound.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.NoticeCatalogue;

@DisplayName("R-NOT-1: the catalogue of notices is data")
class NoticeFilesTest {

  private static final String BUNDLED = bundled();
  private static final String WITHDRAWN = entry("order-withdrawn");

  @TempDir Path directory;

  @Test
  void says_of_every_notice_what_it_means_in_both_languages_and_why_it_may_be_switched_off() {
    assertThat(NoticeFiles.read(Optional.empty()).entries())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            each -> {
              assertThat(each.meaning().chinese()).matches(".*\\p{IsHan}.*").doesNotEndWith("。");
              assertThat(each.meaning().english()).matches("[A-Z][\\x20-\\x7e]*[^.]");
              assertThat(each.because()).matches("[a-z][\\x20-\\x7e]*[^.]");
            });
  }

  @Test
  void an_operators_file_replaces_the_bundled_one() throws IOException {
    // given
    write(
        BUNDLED.replace(
            WITHDRAWN, WITHDRAWN.replace("[ IN_SITE, EMAIL, SMS, WEBHOOK ]", "[ IN_SITE ]")));

    // when
    NoticeCatalogue catalogue = NoticeFiles.read(Optional.of(directory));

    // then
    for (NoticeCatalogue.Entry notice : catalogue.entries()) {
      if (notice.template().equals("order-withdrawn")) {
        assertThat(notice.channels()).containsExactly(Channel.IN_SITE);
      } else {
        assertThat(notice.channels()).contains(Channel.EMAIL);
      }
    }
  }

  @Test
  void a_directory_without_the_file_leaves_the_bundled_one_and_none_at_all_is_refused() {
    assertThat(NoticeFiles.read(Optional.of(directory)).entries())
        .isEqualTo(NoticeFiles.read(Optional.empty()).entries());
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory.resolve("gone"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beian.notices.directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: order-withdrawn | name: Order_Withdrawn | name: is not of lower-case words",
        "name: order-withdrawn | '' | name: is missing",
        "name: order-withdrawn | name: order-submitted | name: another notice has it",
        "event: OrderWithdrawn | event: OrderTakenBack | event: OrderTakenBack is no event",
        "event: OrderWithdrawn | event: PreReviewStarted | event: no code says whom PreReviewStarted",
        "event: OrderWithdrawn | event: OrderSubmitted | order-submitted tells of the same OrderSubmitted",
        "audience: FILER | audience: LEADS | audience: OrderWithdrawn names FILER",
        "audience: FILER | audience: EVERYBODY | audience: Cannot deserialize",
        "SMS, WEBHOOK ] | FAX ] | channels[2]: Cannot deserialize",
        "SMS, WEBHOOK ] | null ] | channels",
        "IN_SITE, EMAIL | EMAIL | channels: every notice is IN_SITE",
        "kind: STATE_CHANGE | kind: 0 | kind: Cannot deserialize",
        "mandatory: false | mandatory: perhaps | mandatory: Cannot coerce",
        "mandatory: false | '' | mandatory: is missing",
        "because: somebody | 'because: \"\" #' | because: has not 1 to 200",
        "urgent: false | urgnt: false | urgnt: Unrecognized field",
        "urgent: false | '' | urgent: is missing",
        "zh: | de: | meaning.de: Unrecognized field",
        "zh: | '#' | meaning.zh: is missing",
        "audience: FILER | 'when: { round: \"1\" }¶    audience: FILER' | when: round is neither",
        "audience: FILER | 'when: { reason: X }¶    audience: FILER' | when: OrderWithdrawn has no field reason",
        "audience: FILER | 'when: {}¶    audience: FILER' | when: is not one field"
      })
  void what_is_wrong_is_named_with_line_notice_and_field(String right, String wrong, String named)
      throws IOException {
    // given
    write(BUNDLED.replace(WITHDRAWN, replaced(WITHDRAWN, right, wrong)));

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notices.yaml, line ")
        .hasMessageContaining(named);
  }

  @Test
  void the_line_is_where_the_notice_begins() throws IOException {
    // given
    write(BUNDLED.replace(WITHDRAWN, WITHDRAWN.replace("urgent: false", "urgent: no way")));
    long line = BUNDLED.substring(0, BUNDLED.indexOf(WITHDRAWN)).lines().count() + 1;

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .hasMessageContaining("notices.yaml, line " + line + ", order-withdrawn: urgent: Cannot");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order-returned-sms-failed | reason: SMS_FAILED | reason: SMS_LOST | when: reason is one of [SMS_TIMED_OUT",
        "order-returned-sms-failed | reason: SMS_FAILED | reason: SMS_TIMED_OUT | order-returned-sms-timed-out tells of the same OrderReturned",
        "order-forwarded | 'when: { smsRecipients: SOME }' | '' | tells of the same OrderForwarded",
        "order-forwarded | 'smsRecipients: SOME' | 'smsRecipients: MANY' | when: smsRecipients is one of [NONE, SOME]",
        "review-escalated-sla | IN_SITE, EMAIL | IN_SITE, WEBHOOK | channels: only accounts have a WEBHOOK"
      })
  void notices_share_an_event_only_by_the_values_of_one_field(
      String notice, String right, String wrong, String named) throws IOException {
    // given
    String entry = entry(notice);
    write(BUNDLED.replace(entry, replaced(entry, right, wrong)));

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notices.yaml, line ")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order-withdrawn | OrderWithdrawn is neither told nor silent",
        "supplement-arrived | when: nothing tells of SupplementProgressed with step [ARRIVED]"
      })
  void a_notice_that_is_left_out_is_missed(String notice, String named) throws IOException {
    // given
    write(BUNDLED.replace(entry(notice), ""));

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notices.yaml")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OrderCreated: | OrderInvented: | OrderInvented is no event",
        "OrderCreated: | 'OrderSubmitted: quietly¶  OrderCreated:' | OrderSubmitted is silent, and order-submitted tells",
        "OrderCreated: | 'OrderCreated: \"\" #' | its reason: has not 1 to 200",
        "OrderCreated: | 'OrderCreated: [] #' | its reason: is missing",
        "OrderCreated: | 'MaterialViewed: a look¶  OrderCreated:' | Duplicate",
        "OrderCreated: | '#' | OrderCreated is neither told nor silent",
        "silent: | quiet: | quiet is neither notices nor silent",
        "notices: | 'notices: {}¶silent:' | notices is no list"
      })
  void what_is_wrong_with_silent_events_is_named_too(String right, String wrong, String named)
      throws IOException {
    // given
    write(replaced(BUNDLED, right, wrong));

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notices.yaml")
        .hasMessageContaining(named);
  }

  @Test
  void an_event_that_code_can_tell_of_is_not_silent() throws IOException {
    // given
    write(
        BUNDLED
            .replace(WITHDRAWN, "")
            .replace("  OrderCreated:", "  OrderWithdrawn: not ours\n  OrderCreated:"));

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .hasMessageContaining("OrderWithdrawn is silent, but code says what it tells");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "notices: []", "[]", "- [", "a: b: c", "'- 1'", "'notices: [ 1 ]'"})
  void what_is_no_catalogue_is_refused(String text) throws IOException {
    // given
    write(text);

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notices.yaml");
  }

  @Test
  void a_second_document_is_refused() throws IOException {
    // given
    write(BUNDLED + "---\nnotices: []\n");

    // then
    assertThatThrownBy(() -> NoticeFiles.read(Optional.of(directory)))
        .hasMessageContaining("goes on where it should end");
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("notices.yaml"), text);
  }

  private static String replaced(String text, String right, String wrong) {
    assertThat(text).contains(right);
    return text.replaceFirst(
        Pattern.quote(right), Matcher.quoteReplacement(wrong.replace("¶", "\n")));
  }

  /** The lines of a notice, without the blank one after it. */
  private static String entry(String notice) {
    int begin = BUNDLED.indexOf("  - name: " + notice + "\n");
    return BUNDLED.substring(begin, BUNDLED.indexOf("\n\n", begin) + 1);
  }

  private static String bundled() {
    try (InputStream stream = NoticeFiles.class.getResourceAsStream("/notices.yaml")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
