package org.openbeian.sandbox.outside;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which of the outside world's channels are switched off at the moment. */
final class Outages {
  static final Set<String> CHANNELS =
      Set.of("sms", "smtp", "registry", "inventory", "domains", "real-person");

  private final Set<String> down = ConcurrentHashMap.newKeySet();

  boolean isDown(String channel) {
    return down.contains(channel);
  }

  void set(String channel, boolean isDown) {
    if (!CHANNELS.contains(channel)) {
      throw new Problem(
          404,
          "NOT_FOUND",
          "There is no channel "
              + channel
              + ": sms, smtp, registry, inventory, domains or real-person.");
    }
    if (isDown) {
      down.add(channel);
    } else {
      down.remove(channel);
    }
  }
}
