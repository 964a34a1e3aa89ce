package org.openbeian.notification.inbound.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.Choices;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeCatalogue.Entry;
import org.openbeian.notification.domain.Preferences;
import org.openbeian.notification.domain.Preferences.Fixed;
import org.openbeian.notification.domain.QuietHours;
import org.openbeian.notification.domain.ReminderDigest;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What shall hold for a mailbox, as a whole. What only GET says may stand in it, too. */
@Schema(
    name = "NotificationPreferencesChange",
    description =
        "All that shall hold. What is left out or null is as by default, so an empty object brings"
            + " the defaults back. What was read with GET may be sent back as it is, changed where"
            + " wanted: fields that are only to be shown are not looked at.")
@JsonIgnoreProperties({"defaults", "mayChange", "changedBy", "changedAt"})
record NotificationPreferencesRequest(
    @Schema(
            description =
                "The language of everything that the mailbox is told; null for the language of"
                    + " whoever acted on the order",
            enumeration = {"zh-CN", "en"},
            examples = "zh-CN")
        @Nullable String language,
    @Nullable QuietHoursChoice quietHours,
    @Schema(
            description = "OFF: each reminder by e-mail at once. DAILY: one mail a day, at 09:00",
            enumeration = {"OFF", "DAILY"},
            examples = "DAILY")
        @Nullable String reminderDigest,
    @Schema(description = "Those that are left out are on, on all their channels", maxItems = 200)
        @Nullable List<@Nullable NoticeChoice> notices) {

  private static final int MOST_NOTICES = 200;
  private static final int MOST_CHANNELS = 20;
  private static final Pattern MINUTES = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  /** Hours in which no text message comes that can wait. */
  @Schema(name = "QuietHoursChoice")
  record QuietHoursChoice(
      @Schema(description = "Required", examples = "true") @Nullable Boolean on,
      @Schema(description = "Required; hours and minutes in Beijing", examples = "23:00")
          @Nullable String from,
      @Schema(
              description =
                  "Required; the first minute after them, before `from` when they pass midnight",
              examples = "07:30")
          @Nullable String to,
      @Schema(description = "Asia/Shanghai, or left out", examples = "Asia/Shanghai")
          @Nullable String timeZone) {}

  /** A notice and which of its channels are on. */
  @Schema(name = "NoticeChoice")
  @JsonIgnoreProperties({"meaning", "kind", "urgent", "mandatory"})
  record NoticeChoice(
      @Schema(description = "Required; a name that GET lists", examples = "order-submitted")
          @Nullable String notice,
      @Schema(description = "Those that are left out are on", maxItems = 20)
          @Nullable List<@Nullable ChannelChoice> channels) {}

  /** Whether a channel is on. */
  @Schema(name = "ChannelChoice")
  @JsonIgnoreProperties("fixed")
  record ChannelChoice(
      @Schema(
              description = "Required; one that the notice takes",
              enumeration = {"IN_SITE", "EMAIL", "SMS"},
              examples = "SMS")
          @Nullable String channel,
      @Schema(
              description = "Required; false only where `fixed` is null (R-NOT-1)",
              examples = "false")
          @Nullable Boolean on) {}

  /**
   * The choices.
   *
   * @param known the notices that may come to the mailbox
   * @throws ApiException 422 with a violation for each field that is wrong
   */
  Choices choices(List<Entry> known) {
    List<Violation> wrong = new ArrayList<>();
    Choices choices =
        new Choices(language(wrong), quietHours(wrong), reminderDigest(wrong), off(known, wrong));
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return choices;
  }

  private @Nullable Language language(List<Violation> wrong) {
    if (language == null) {
      return null;
    }
    for (Language each : Language.values()) {
      if (each.tag().equals(language)) {
        return each;
      }
    }
    wrong.add(Violation.of("language", null, "LANGUAGE_UNKNOWN"));
    return null;
  }

  private @Nullable QuietHours quietHours(List<Violation> wrong) {
    if (quietHours == null) {
      return null;
    }
    if (quietHours.on() == null) {
      wrong.add(Violation.of("quietHours.on", null, "ON_MISSING"));
    }
    LocalTime from = time("quietHours.from", quietHours.from(), wrong);
    LocalTime to = time("quietHours.to", quietHours.to(), wrong);
    if (from != null && from.equals(to)) {
      wrong.add(Violation.of("quietHours.to", null, "QUIET_HOURS_EMPTY"));
    }
    String zone = quietHours.timeZone();
    if (zone != null && !zone.equals(QuietHours.BEIJING.getId())) {
      wrong.add(Violation.of("quietHours.timeZone", null, "TIME_ZONE_FIXED"));
    }
    return quietHours.on() == null || from == null || to == null || from.equals(to)
        ? null
        : new QuietHours(quietHours.on(), from, to);
  }

  private static @Nullable LocalTime time(
      String path, @Nullable String text, List<Violation> wrong) {
    if (text == null || !MINUTES.matcher(text).matches()) {
      wrong.add(Violation.of(path, null, "TIME_OF_DAY"));
      return null;
    }
    return LocalTime.parse(text);
  }

  private @Nullable ReminderDigest reminderDigest(List<Violation> wrong) {
    if (reminderDigest == null) {
      return null;
    }
    for (ReminderDigest each : ReminderDigest.values()) {
      if (each.name().equals(reminderDigest)) {
        return each;
      }
    }
    wrong.add(Violation.of("reminderDigest", null, "DIGEST_UNKNOWN"));
    return null;
  }

  private Map<String, Set<Channel>> off(List<Entry> known, List<Violation> wrong) {
    if (notices == null) {
      return Map.of();
    }
    if (notices.size() > MOST_NOTICES) {
      wrong.add(tooMany("notices", MOST_NOTICES));
      return Map.of();
    }
    Map<String, Set<Channel>> off = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < notices.size(); i++) {
      NoticeChoice choice = notices.get(i);
      String path = "notices[" + i + "]";
      if (choice == null || choice.notice() == null) {
        wrong.add(Violation.of(path + ".notice", null, "NOTICE_MISSING"));
        continue;
      }
      Optional<Entry> notice =
          known.stream().filter(each -> each.template().equals(choice.notice())).findAny();
      if (notice.isEmpty()) {
        wrong.add(Violation.of(path + ".notice", null, "NOTICE_UNKNOWN"));
      } else if (!seen.add(choice.notice())) {
        wrong.add(Violation.of(path + ".notice", null, "NOTICE_TWICE"));
      } else {
        Set<Channel> channels = off(notice.get(), choice, path, wrong);
        if (!channels.isEmpty()) {
          off.put(choice.notice(), channels);
        }
      }
    }
    return off;
  }

  private static Set<Channel> off(
      Entry notice, NoticeChoice choice, String parent, List<Violation> wrong) {
    Set<Channel> off = EnumSet.noneOf(Channel.class);
    if (choice.channels() == null) {
      return off;
    }
    if (choice.channels().size() > MOST_CHANNELS) {
      wrong.add(tooMany(parent + ".channels", MOST_CHANNELS));
      return off;
    }
    Map<Channel, Boolean> said = new EnumMap<>(Channel.class);
    for (int i = 0; i < choice.channels().size(); i++) {
      String path = parent + ".channels[" + i + "]";
      ChannelChoice each = choice.channels().get(i);
      Channel channel = each == null ? null : channel(notice, each.channel(), path, wrong);
      if (each == null) {
        wrong.add(Violation.of(path + ".channel", null, "CHANNEL_MISSING"));
      } else if (each.on() == null) {
        wrong.add(Violation.of(path + ".on", null, "ON_MISSING"));
      } else if (channel != null) {
        if (said.put(channel, each.on()) != null) {
          wrong.add(Violation.of(path + ".channel", null, "CHANNEL_TWICE"));
        } else if (!each.on()) {
          Preferences.fixed(notice, channel)
              .ifPresentOrElse(fixed -> wrong.add(fixed(path, fixed)), () -> off.add(channel));
        }
      }
    }
    return off;
  }

  private static @Nullable Channel channel(
      Entry notice, @Nullable String name, String path, List<Violation> wrong) {
    if (name == null) {
      wrong.add(Violation.of(path + ".channel", null, "CHANNEL_MISSING"));
      return null;
    }
    for (Channel each : Preferences.CHANNELS) {
      if (each.name().equals(name) && notice.channels().contains(each)) {
        return each;
      }
    }
    wrong.add(Violation.of(path + ".channel", null, "CHANNEL_UNKNOWN"));
    return null;
  }

  private static Violation fixed(String path, Fixed fixed) {
    String code =
        switch (fixed) {
          case RECORD -> "IN_SITE_STAYS";
          case MANDATORY -> "NOTICE_MANDATORY";
        };
    return Violation.of(path + ".on", Preferences.RULE, code);
  }

  private static Violation tooMany(String path, int most) {
    return Violation.of(path, null, "ENTRIES_TOO_MANY", Integer.toString(most));
  }
}
