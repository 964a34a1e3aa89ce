package org.openbeian.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;

/**
 * The working days of mainland China (R-CAL-1): Monday to Friday without public holidays, and the
 * Saturdays and Sundays that make up for them. Days are those of Asia/Shanghai.
 */
public final class WorkingCalendar {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Map<Integer, CalendarYear> years;

  /**
   * A calendar of these years.
   *
   * @throws IllegalStateException when a year is there twice
   */
  public WorkingCalendar(Collection<CalendarYear> years) {
    this.years =
        years.stream()
            .collect(Collectors.toUnmodifiableMap(CalendarYear::year, Function.identity()));
  }

  /** The day of an instant. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, CHINA);
  }

  /** The first instant of a day. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(CHINA).toInstant();
  }

  public Reckoned<Boolean> isWorkingDay(LocalDate date) {
    CalendarYear year = years.get(date.getYear());
    return year == null ? new UnknownYear<>(date.getYear()) : new Known<>(year.isWorkingDay(date));
  }

  /**
   * The whole working days after the start day: those later than {@code from} and not later than
   * {@code to}, whatever kind of day {@code from} is. 0 when {@code to} is not later than {@code
   * from}.
   */
  public Reckoned<Integer> workingDaysBetween(LocalDate from, LocalDate to) {
    int days = 0;
    LocalDate first = from.plusDays(1);
    while (!first.isAfter(to)) {
      CalendarYear year = years.get(first.getYear());
      if (year == null) {
        return new UnknownYear<>(first.getYear());
      }
      LocalDate newYearsEve = LocalDate.of(first.getYear(), 12, 31);
      LocalDate last = to.isBefore(newYearsEve) ? to : newYearsEve;
      days += year.workingDays(first, last);
      first = last.plusDays(1);
    }
    return new Known<>(days);
  }

  /**
   * The {@code days}-th working day after a date; the date itself for 0.
   *
   * @throws IllegalArgumentException when {@code days} is negative
   */
  public Reckoned<LocalDate> plusWorkingDays(LocalDate date, int days) {
    if (days < 0) {
      throw new IllegalArgumentException("working days are counted forwards only");
    }
    LocalDate day = date;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      CalendarYear year = years.get(day.getYear());
      if (year == null) {
        return new UnknownYear<>(day.getYear());
      }
      if (year.isWorkingDay(day)) {
        left--;
      }
    }
    return new Known<>(day);
  }

  /**
   * The earliest date from which on not more than {@code days} working days are counted until
   * {@code to}: from every earlier one, {@link #workingDaysBetween} counts more.
   *
   * @throws IllegalArgumentException when {@code days} is negative
   */
  public Reckoned<LocalDate> earliestWithin(int days, LocalDate to) {
    if (days < 0) {
      throw new IllegalArgumentException("working days are counted, so there are none or more");
    }
    int counted = 0;
    for (LocalDate day = to; ; day = day.minusDays(1)) {
      CalendarYear year = years.get(day.getYear());
      if (year == null) {
        return new UnknownYear<>(day.getYear());
      }
      if (year.isWorkingDay(day) && ++counted > days) {
        return new Known<>(day);
      }
    }
  }
}
