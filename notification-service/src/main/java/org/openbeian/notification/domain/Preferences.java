package org.openbeian.notification.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.NoticeCatalogue.Entry;

/**
 * Who gets what on which channel, and when, as it holds for a mailbox (R-NOT-1): everything, until
 * somebody chooses otherwise.
 *
 * @param language null when each notice comes in the language of what it is about
 */
public record Preferences(
    @Nullable Language language,
    QuietHours quietHours,
    ReminderDigest reminderDigest,
    Map<String, Set<Channel>> off) {

  /** Which rule of the domain they follow. */
  public static final String RULE = "R-NOT-1";

  /** The channels that are set here; a webhook says itself which notices it takes. */
  public static final List<Channel> CHANNELS = List.of(Channel.IN_SITE, Channel.EMAIL, Channel.SMS);

  /** Why a channel of a notice can't be switched off. */
  public enum Fixed {
    /** The in-site message is the record of what was told. */
    RECORD,
    /** The notice is legally required, on each of its channels. */
    MANDATORY
  }

  /**
   * What holds by the choices.
   *
   * @param quietHours where nothing was chosen
   */
  public static Preferences of(Choices choices, QuietHours quietHours) {
    return new Preferences(
        choices.language(),
        choices.quietHours() == null ? quietHours : choices.quietHours(),
        choices.reminderDigest() == null ? ReminderDigest.OFF : choices.reminderDigest(),
        choices.off());
  }

  /** Why the notice can't be switched off on the channel; empty when it can. */
  public static Optional<Fixed> fixed(Entry notice, Channel channel) {
    if (channel == Channel.IN_SITE) {
      return Optional.of(Fixed.RECORD);
    }
    return notice.mandatory() ? Optional.of(Fixed.MANDATORY) : Optional.empty();
  }

  /** The language to be told in, where the event says another. */
  public Language languageOr(Language ofEvent) {
    return language == null ? ofEvent : language;
  }

  /** Whether the notice, which has this channel, is sent on it. */
  public boolean isOn(Entry notice, Channel channel) {
    return !CHANNELS.contains(channel)
        || fixed(notice, channel).isPresent()
        || !off.getOrDefault(notice.template(), Set.of()).contains(channel);
  }
}
