package org.openbeian.smsverify.inbound.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Messages;

/**
 * What the page says, in one language: the texts of the REST API where both say the same, and the
 * page's own, whose keys begin with {@code PAGE}.
 */
public final class Texts {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(CHINA);
  private static final DateTimeFormatter ENGLISH_TIME =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH).withZone(CHINA);

  private final Messages messages;
  private final Locale locale;

  /**
   * The texts for a request.
   *
   * @param chosen {@code zh-CN} or {@code en} by the page's switch; anything else counts as nothing
   * @param accepted the {@code Accept-Language} header, for who has not chosen
   */
  Texts(Messages messages, @Nullable String chosen, @Nullable String accepted) {
    this.messages = messages;
    this.locale =
        switch (chosen == null ? "" : chosen) {
          case "zh-CN" -> Locale.CHINESE;
          case "en" -> Locale.ENGLISH;
          default -> Languages.accepted(accepted);
        };
  }

  Locale locale() {
    return locale;
  }

  /** The language as HTML and HTTP name it. */
  public String language() {
    return english() ? "en" : "zh-CN";
  }

  /** The one to switch to. */
  public String otherLanguage() {
    return english() ? "zh-CN" : "en";
  }

  /** The text of a key. */
  public String of(String key) {
    return messages.text(locale, key, List.of());
  }

  /** The text of a key with what it is to be filled with. */
  String of(String key, List<String> arguments) {
    return messages.text(locale, key, arguments);
  }

  /** The text of the first of some keys that has one. */
  String ofFirst(List<String> keys, List<String> arguments) {
    for (String key : keys) {
      String text = messages.find(locale, key, arguments);
      if (text != null) {
        return text;
      }
    }
    return keys.get(keys.size() - 1);
  }

  /** The lines of the text of the first of some keys that has one; none if none has. */
  List<String> linesOfFirst(List<String> keys, List<String> arguments) {
    for (String key : keys) {
      String text = messages.find(locale, key, arguments);
      if (text != null) {
        return text.lines().toList();
      }
    }
    return List.of();
  }

  /** A moment as people in China read it off their clocks. */
  String time(Instant moment) {
    return (english() ? ENGLISH_TIME : TIME).format(moment);
  }

  private boolean english() {
    return locale.equals(Locale.ENGLISH);
  }
}
