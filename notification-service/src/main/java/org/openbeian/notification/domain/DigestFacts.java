package org.openbeian.notification.domain;

import java.util.List;

/**
 * What a digest's template may say.
 *
 * @param reminders the first of them, oldest first
 * @param count of all
 */
public record DigestFacts(List<Reminder> reminders, int count) {

  /** How many a mail says in full; of the others it says how many there are. */
  public static final int IN_FULL = 200;

  /**
   * A reminder as it was written.
   *
   * @param lines of its body
   */
  public record Reminder(int number, String title, List<String> lines) {}

  /** How many are not said in full. */
  public int more() {
    return count - reminders.size();
  }
}
