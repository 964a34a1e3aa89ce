package org.openbeian.notification.domain;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.Channel;

/**
 * What was chosen for a mailbox (R-NOT-1); what was not is as by default, also by a later one.
 *
 * @param language null when each notice comes in the language of what it is about
 * @param off per notice the channels that it shall not take; what stands here of one that may not
 *     be switched off counts for nothing
 */
public record Choices(
    @Nullable Language language,
    @Nullable QuietHours quietHours,
    @Nullable ReminderDigest reminderDigest,
    Map<String, Set<Channel>> off) {

  public static final Choices NONE = new Choices(null, null, null, Map.of());

  public Choices {
    off = off == null ? Map.of() : Map.copyOf(off);
  }
}
