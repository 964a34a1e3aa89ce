package org.openbeian.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Whether reminders by e-mail come one by one or once a day in one mail. */
public enum ReminderDigest {
  /** Each at once. What nobody chooses: a reminder has a term, and waits only if it is told to. */
  OFF,
  /** All of a day in one mail, at nine in the morning of Beijing. */
  DAILY;

  private static final LocalTime AT = LocalTime.of(9, 0);

  /** The day whose mail lists what comes now: at nine sharp it is tomorrow's. */
  static LocalDate dayAfter(Instant now) {
    LocalDateTime here = LocalDateTime.ofInstant(now, QuietHours.BEIJING);
    LocalDate today = here.toLocalDate();
    return here.toLocalTime().isBefore(AT) ? today : today.plusDays(1);
  }

  /** When the mail of a day goes out, in business time. */
  public static Instant dueOn(LocalDate day) {
    return day.atTime(AT).atZone(QuietHours.BEIJING).toInstant();
  }
}
