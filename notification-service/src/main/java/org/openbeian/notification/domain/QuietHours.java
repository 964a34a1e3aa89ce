package org.openbeian.notification.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The hours of the day in which no phone shall ring for what can wait; they may pass midnight.
 *
 * <p>They are hours of business time in Beijing: the time of day of the people to whom the notices
 * happen. That clock is the system's everywhere but in the sandbox, whose people live by the one
 * that it moves. How long a channel is out of order is system time's to say, and none of this.
 *
 * @param from the first moment of them
 * @param to the first moment after them; never the same as {@code from}
 */
public record QuietHours(boolean on, LocalTime from, LocalTime to) {

  public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final QuietHours OFF =
      new QuietHours(false, LocalTime.of(22, 0), LocalTime.of(8, 0));

  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours begin and end at different times");
    }
  }

  /**
   * Reads a setting: {@code 22:00-08:00}, or {@code off}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static QuietHours of(String setting) {
    if (setting.equals("off")) {
      return OFF;
    }
    String[] ends = setting.split("-", -1);
    try {
      if (ends.length == 2) {
        return new QuietHours(true, LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
      }
    } catch (DateTimeException e) {
      // answered below
    }
    throw new IllegalArgumentException("quiet hours are such as 22:00-08:00, or off: " + setting);
  }

  /** When those in which {@code now} lies are over; empty when it lies in none. */
  public Optional<Instant> endAfter(Instant now) {
    if (!on) {
      return Optional.empty();
    }
    LocalDateTime here = LocalDateTime.ofInstant(now, BEIJING);
    LocalTime time = here.toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    boolean pastMidnight = to.isBefore(from);
    if (pastMidnight ? over && !begun : over || !begun) {
      return Optional.empty();
    }
    LocalDateTime end = here.toLocalDate().atTime(to);
    return Optional.of((end.isAfter(here) ? end : end.plusDays(1)).atZone(BEIJING).toInstant());
  }
}
