package org.openbeian.sandbox.outside;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which of the outside world's channels are switched off at the moment. */
final class Outages {
  static final Set<String> CHANNELS =
      Set.of("sms", "sms-2", "smtp", "registry", "inventory", "domains", "real-person");

  private static final Set<String> CAN_HANG = Set.of("sms", "sms-2");

  private final Set<String> down = ConcurrentHashMap.newKeySet();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();

  boolean isDown(String channel) {
    return down.contains(channel);
  }

  /** Whether it does what it is asked for, and keeps silent about it. */
  boolean hangs(String channel) {
    return hanging.contains(channel);
  }

  void setHanging(String channel, boolean hangs) {
    if (!hangs) {
      hanging.remove(channel);
    } else if (CAN_HANG.contains(channel)) {
      hanging.add(channel);
    } else {
      throw Problem.badRequest("Only sms and sms-2 can hang.");
    }
  }

  void set(String channel, boolean isDown) {
    if (!CHANNELS.contains(channel)) {
      throw new Problem(
          404,
          "NOT_FOUND",
          "There is no channel "
              + channel
              + ": sms, sms-2, smtp, registry, inventory, domains or real-person.");
    }
    if (isDown) {
      down.add(channel);
    } else {
      down.remove(channel);
    }
  }
}
