package org.openbeian.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.contracts.notification.Channel.EMAIL;
import static org.openbeian.contracts.notification.Channel.IN_SITE;
import static org.openbeian.contracts.notification.Channel.SMS;
import static org.openbeian.contracts.notification.Channel.WEBHOOK;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.order.DutyReminded;
import org.openbeian.notification.domain.ChannelPlan.AtOnce;
import org.openbeian.notification.domain.ChannelPlan.Collected;
import org.openbeian.notification.domain.ChannelPlan.HeldBack;
import org.openbeian.notification.domain.ChannelPlan.Off;
import org.openbeian.notification.domain.ChannelPlan.Turn;
import org.openbeian.notification.domain.NoticeCatalogue.Entry;

class ChannelPlanTest {

  private static final Instant NOON = inBeijing("2026-11-24T12:00:00");
  private static final Instant NIGHT = inBeijing("2026-11-24T23:00:00");
  private static final Instant MORNING = inBeijing("2026-11-25T08:00:00");
  private static final QuietHours AT_NIGHT = QuietHours.of("22:00-08:00");

  /** Every kind, mandatory or not, urgent or not, by day and by night, whatever is chosen. */
  static Stream<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (NoticeKind kind : NoticeKind.values()) {
      for (boolean mandatory : List.of(true, false)) {
        for (boolean urgent : List.of(true, false)) {
          for (ReminderDigest digest : ReminderDigest.values()) {
            for (Set<Channel> off : List.of(Set.<Channel>of(), EnumSet.allOf(Channel.class))) {
              for (Instant now : List.of(NOON, NIGHT)) {
                all.add(Arguments.of(kind, mandatory, urgent, digest, off, now));
              }
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("R-NOT-1: what goes where and when, for everything that may be")
  void says_what_goes_where_and_when(
      NoticeKind kind,
      boolean mandatory,
      boolean urgent,
      ReminderDigest digest,
      Set<Channel> off,
      Instant now) {
    // given
    Entry notice = notice(kind, mandatory, urgent, EnumSet.allOf(Channel.class));
    Preferences preferences =
        new Preferences(null, AT_NIGHT, digest, Map.of(notice.template(), off));

    // when
    Map<Channel, Turn> plan = ChannelPlan.of(notice, preferences, now);

    // then
    boolean silenced = !off.isEmpty() && !mandatory;
    boolean night = now.equals(NIGHT);
    boolean collected = kind == NoticeKind.REMINDER && digest == ReminderDigest.DAILY && !urgent;
    LocalDate mailOf = LocalDate.of(2026, 11, 25);
    assertThat(plan)
        .containsOnlyKeys(Channel.values())
        .containsEntry(IN_SITE, new AtOnce(false))
        .containsEntry(WEBHOOK, new AtOnce(false))
        .containsEntry(
            EMAIL, silenced ? new Off() : collected ? new Collected(mailOf) : new AtOnce(false))
        .containsEntry(
            SMS,
            silenced
                ? new Off()
                : !night ? new AtOnce(false) : urgent ? new AtOnce(true) : new HeldBack(MORNING));
  }

  @Test
  @DisplayName("R-NOT-1: one channel of one notice is switched off, and nothing else")
  void switches_off_one_channel_of_one_notice_and_nothing_else() {
    // given
    Entry notice = notice(NoticeKind.RESULT, false, false, EnumSet.allOf(Channel.class));
    Preferences preferences =
        new Preferences(
            null,
            AT_NIGHT,
            ReminderDigest.OFF,
            Map.of(notice.template(), Set.of(EMAIL), "another", Set.of(SMS)));

    // then
    assertThat(ChannelPlan.of(notice, preferences, NOON))
        .containsEntry(EMAIL, new Off())
        .containsEntry(SMS, new AtOnce(false));
  }

  @Test
  void plans_only_the_channels_that_the_notice_takes() {
    Entry notice = notice(NoticeKind.RESULT, false, false, Set.of(IN_SITE, EMAIL));
    Preferences preferences = Preferences.of(Choices.NONE, AT_NIGHT);

    assertThat(ChannelPlan.of(notice, preferences, NIGHT)).containsOnlyKeys(IN_SITE, EMAIL);
  }

  @Test
  @DisplayName("R-NOT-1: by default everything is on, at night too what is urgent")
  void by_default_everything_is_on() {
    Preferences preferences = Preferences.of(Choices.NONE, AT_NIGHT);
    Entry reminder = notice(NoticeKind.REMINDER, false, false, Set.of(IN_SITE, EMAIL, SMS));

    assertThat(preferences.reminderDigest()).isEqualTo(ReminderDigest.OFF);
    assertThat(ChannelPlan.of(reminder, preferences, NIGHT))
        .containsEntry(EMAIL, new AtOnce(false))
        .containsEntry(SMS, new HeldBack(MORNING));
  }

  @Test
  void quiet_hours_that_are_off_hold_nothing_back() {
    Choices choices = new Choices(null, QuietHours.of("off"), null, Map.of());
    Entry notice = notice(NoticeKind.RESULT, false, false, Set.of(IN_SITE, SMS));

    assertThat(ChannelPlan.of(notice, Preferences.of(choices, AT_NIGHT), NIGHT))
        .containsEntry(SMS, new AtOnce(false));
  }

  @ParameterizedTest
  @DisplayName("R-NOT-1: a reminder is in the next mail at nine in the morning of Beijing")
  @CsvSource({
    "2026-11-24T00:00:00,        2026-11-24",
    "2026-11-24T08:59:59.999999, 2026-11-24",
    "2026-11-24T09:00:00,        2026-11-25",
    "2026-12-31T23:59:59,        2027-01-01"
  })
  void a_reminder_is_in_the_next_mail_at_nine(String now, LocalDate day) {
    // given
    Choices choices = new Choices(null, null, ReminderDigest.DAILY, Map.of());
    Entry reminder = notice(NoticeKind.REMINDER, false, false, Set.of(IN_SITE, EMAIL));

    // when
    Turn turn =
        ChannelPlan.of(reminder, Preferences.of(choices, AT_NIGHT), inBeijing(now)).get(EMAIL);

    // then
    assertThat(turn).isEqualTo(new Collected(day));
    assertThat(ReminderDigest.dueOn(day))
        .isEqualTo(inBeijing(day + "T09:00:00"))
        .isAfter(inBeijing(now));
  }

  private static Entry notice(
      NoticeKind kind, boolean mandatory, boolean urgent, Set<Channel> channels) {
    return new Entry(
        "a-notice",
        DutyReminded.class,
        null,
        Audience.FILER,
        channels,
        kind,
        mandatory,
        "because",
        urgent,
        new LocalisedText("通知", "A notice"));
  }

  private static Instant inBeijing(String time) {
    return LocalDateTime.parse(time).atZone(QuietHours.BEIJING).toInstant();
  }
}
