package org.openbeian.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.domain.NoticeCatalogue.Entry;

/**
 * What of a notice goes where and when (R-NOT-1). In-site everything comes at once; a text message
 * waits for the end of quiet hours unless the notice is urgent; a reminder by e-mail waits for the
 * day's digest where the mailbox wants one, unless it is urgent.
 */
public final class ChannelPlan {

  /** When a notice takes a channel. */
  public sealed interface Turn permits AtOnce, HeldBack, Collected, Off {}

  /**
   * Now.
   *
   * @param breakingQuietHours whether anything less urgent would wait; then what waits of its order
   *     goes out before it, so that the steps are told in their order
   */
  public record AtOnce(boolean breakingQuietHours) implements Turn {}

  /**
   * When the quiet hours are over.
   *
   * @param until business time
   */
  public record HeldBack(Instant until) implements Turn {}

  /** In the digest of a day in Beijing. */
  public record Collected(LocalDate day) implements Turn {}

  /** Not at all: the mailbox has switched it off. */
  public record Off() implements Turn {}

  private static final Turn AT_ONCE = new AtOnce(false);

  private ChannelPlan() {}

  /**
   * The turn of each of the notice's channels.
   *
   * @param now business time
   */
  public static Map<Channel, Turn> of(Entry notice, Preferences preferences, Instant now) {
    Map<Channel, Turn> plan = new EnumMap<>(Channel.class);
    for (Channel channel : notice.channels()) {
      plan.put(
          channel,
          preferences.isOn(notice, channel) ? turn(notice, channel, preferences, now) : new Off());
    }
    return plan;
  }

  private static Turn turn(Entry notice, Channel channel, Preferences preferences, Instant now) {
    return switch (channel) {
      case IN_SITE, WEBHOOK -> AT_ONCE;
      case EMAIL -> byMail(notice, preferences, now);
      case SMS -> byPhone(notice, preferences, now);
    };
  }

  private static Turn byMail(Entry notice, Preferences preferences, Instant now) {
    boolean collects = preferences.reminderDigest() == ReminderDigest.DAILY;
    return collects && notice.kind() == NoticeKind.REMINDER && !notice.urgent()
        ? new Collected(ReminderDigest.dayAfter(now))
        : AT_ONCE;
  }

  private static Turn byPhone(Entry notice, Preferences preferences, Instant now) {
    Optional<Instant> quietUntil = preferences.quietHours().endAfter(now);
    if (quietUntil.isEmpty()) {
      return AT_ONCE;
    }
    return notice.urgent() ? new AtOnce(true) : new HeldBack(quietUntil.get());
  }
}
