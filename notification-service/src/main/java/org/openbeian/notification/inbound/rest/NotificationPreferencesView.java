package org.openbeian.notification.inbound.rest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.ReadPreferences.Chosen;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeCatalogue.Entry;
import org.openbeian.notification.domain.NoticeKind;
import org.openbeian.notification.domain.Preferences;
import org.openbeian.notification.domain.Preferences.Fixed;
import org.openbeian.notification.domain.QuietHours;
import org.openbeian.notification.domain.ReminderDigest;
import org.openbeian.platform.api.Messages;

/** What holds for a mailbox. */
@Schema(
    name = "NotificationPreferences",
    description =
        "What holds for the mailbox: what was chosen, and by default the rest. Change `on`,"
            + " `language`, `quietHours` or `reminderDigest` and send the whole back; all other"
            + " fields are only to be shown, and what they say in a change counts for nothing.")
record NotificationPreferencesView(
    @Schema(
            description =
                "The language of everything that this mailbox is told from now on; null for the"
                    + " language of whoever acted on the order",
            enumeration = {"zh-CN", "en"},
            examples = "zh-CN")
        @Nullable String language,
    QuietHoursView quietHours,
    @Schema(
            description =
                "How reminders (kind REMINDER) come by e-mail. OFF: each at once. DAILY: all of a"
                    + " day in one mail at 09:00 in Beijing; no mail on a day without reminders."
                    + " Urgent ones and the in-site messages come at once all the same.",
            examples = "OFF")
        ReminderDigest reminderDigest,
    @Schema(description = "Every notice that may come to this mailbox, in the catalogue's order")
        List<NoticeSetting> notices,
    @Schema(description = "What holds where nothing was chosen; every notice is on")
        Defaults defaults,
    @Schema(
            description =
                "Whether the caller may change them: staff their own; of an account's users those"
                    + " with beian:*",
            examples = "true")
        boolean mayChange,
    @Schema(
            description = "Who changed them last, the token's sub; null while nobody did",
            examples = "filer-a")
        @Nullable String changedBy,
    @Schema(description = "When; null while nobody did") @Nullable Instant changedAt) {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  /** Hours in which no text message comes that can wait. */
  @Schema(
      name = "QuietHours",
      description =
          "Hours of the day in which SMS waits until they are over. Urgent notices come all the"
              + " same, and take along what waits of their order, so that its steps come in their"
              + " order. Only SMS knows quiet hours.")
  record QuietHoursView(
      @Schema(examples = "true") boolean on,
      @Schema(description = "The first minute of them", examples = "22:00") String from,
      @Schema(
              description = "The first minute after them; before `from` when they pass midnight",
              examples = "08:00")
          String to,
      @Schema(description = "Always China's", examples = "Asia/Shanghai") String timeZone) {

    static QuietHoursView of(QuietHours hours) {
      return new QuietHoursView(
          hours.on(),
          MINUTES.format(hours.from()),
          MINUTES.format(hours.to()),
          QuietHours.BEIJING.getId());
    }
  }

  /** A notice and its channels. */
  @Schema(name = "NoticeSetting")
  record NoticeSetting(
      @Schema(
              description = "Its name, as in GET /notifications",
              examples = "order-returned-changes-requested")
          String notice,
      @Schema(
              description = "What it tells, in the language that Accept-Language asks for",
              examples = "初审需要修改，附需修改的内容")
          String meaning,
      @Schema(
              description =
                  "What it wants of its reader. STATE_CHANGE: to know that the order went on."
                      + " ACTION_REQUEST: to do something. DEADLINE: to do it in time. REMINDER: to"
                      + " think of something known; these are what a digest collects. RESULT: to"
                      + " know how something ended.")
          NoticeKind kind,
      @Schema(description = "Whether it breaks quiet hours", examples = "false") boolean urgent,
      @Schema(
              description =
                  "Whether it is legally required (R-NOT-1): then each of its channels stays on",
              examples = "true")
          boolean mandatory,
      @Schema(description = "The channels that it takes; IN_SITE is always the first")
          List<ChannelSetting> channels) {}

  /** A channel of a notice. */
  @Schema(name = "ChannelSetting")
  record ChannelSetting(
      @Schema(
              description = "A webhook says itself which notices it takes, so it is not here",
              enumeration = {"IN_SITE", "EMAIL", "SMS"},
              examples = "SMS")
          Channel channel,
      @Schema(
              description =
                  "Whether the notice is sent on it, if an address of the account is known",
              examples = "true")
          boolean on,
      @Schema(description = "Why it can't be switched off; null when it can")
          @Nullable FixedSetting fixed) {}

  /** Why something can't be switched off. */
  @Schema(name = "FixedSetting")
  record FixedSetting(
      @Schema(
              description =
                  "RECORD: the in-site message is the record of what was told. MANDATORY: the"
                      + " notice is legally required, on each of its channels (R-NOT-1).")
          Fixed code,
      @Schema(description = "The rule of the domain", examples = "R-NOT-1") String rule,
      @Schema(
              description = "For people, in the language that Accept-Language asks for",
              examples = "此通知为法定通知，各渠道始终开启。")
          String message) {}

  /** What holds where nothing was chosen. */
  @Schema(name = "PreferenceDefaults")
  record Defaults(
      @Schema(description = "Null: that of whoever acted on the order") @Nullable String language,
      QuietHoursView quietHours,
      @Schema(examples = "OFF") ReminderDigest reminderDigest) {}

  static NotificationPreferencesView of(
      Chosen chosen,
      Preferences holding,
      Preferences byDefault,
      List<Entry> notices,
      boolean mayChange,
      Locale locale,
      Messages messages) {
    return new NotificationPreferencesView(
        tag(holding.language()),
        QuietHoursView.of(holding.quietHours()),
        holding.reminderDigest(),
        notices.stream().map(notice -> setting(notice, holding, locale, messages)).toList(),
        new Defaults(
            tag(byDefault.language()),
            QuietHoursView.of(byDefault.quietHours()),
            byDefault.reminderDigest()),
        mayChange,
        chosen.changedBy(),
        chosen.changedAt());
  }

  private static NoticeSetting setting(
      Entry notice, Preferences holding, Locale locale, Messages messages) {
    return new NoticeSetting(
        notice.template(),
        notice.meaning().in(locale.getLanguage()),
        notice.kind(),
        notice.urgent(),
        notice.mandatory(),
        Preferences.CHANNELS.stream()
            .filter(notice.channels()::contains)
            .map(
                channel ->
                    new ChannelSetting(
                        channel,
                        holding.isOn(notice, channel),
                        Preferences.fixed(notice, channel)
                            .map(fixed -> fixed(fixed, locale, messages))
                            .orElse(null)))
            .toList());
  }

  private static FixedSetting fixed(Fixed fixed, Locale locale, Messages messages) {
    return new FixedSetting(
        fixed, Preferences.RULE, messages.text(locale, "FIXED_" + fixed.name(), List.of()));
  }

  private static @Nullable String tag(@Nullable Language language) {
    return language == null ? null : language.tag();
  }
}
