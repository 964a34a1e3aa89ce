package org.openbeian.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The working days of one year, as the State Council's notice for it says. */
public final class CalendarYear {

  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final Pattern SOURCE = Pattern.compile("source \\S.*");
  private static final Pattern HOLIDAY =
      Pattern.compile("(" + DATE + ")(?:\\.\\.(" + DATE + "))? holiday \\S.*");
  private static final Pattern MAKE_UP = Pattern.compile("(" + DATE + ") work");

  private final int year;

  /** By the day of the year: working days from January 1 up to and including it; [0] is 0. */
  private final int[] workedUpTo;

  private CalendarYear(int year, Map<LocalDate, Boolean> exceptions) {
    this.year = year;
    this.workedUpTo = new int[Year.of(year).length() + 1];
    for (int day = 1; day < workedUpTo.length; day++) {
      LocalDate date = LocalDate.ofYearDay(year, day);
      boolean works = exceptions.getOrDefault(date, !isWeekend(date));
      workedUpTo[day] = workedUpTo[day - 1] + (works ? 1 : 0);
    }
  }

  /**
   * Reads a file of a year. Its lines are {@code source …} (once, the notice), {@code 2025-01-01
   * holiday 元旦}, {@code 2025-01-28..2025-02-04 holiday 春节} or {@code 2025-01-26 work}; empty ones
   * and those that begin with {@code #} say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static CalendarYear read(int year, String file, List<String> lines) {
    return new Reader(year, file).read(lines);
  }

  public int year() {
    return year;
  }

  boolean isWorkingDay(LocalDate date) {
    int day = date.getDayOfYear();
    return workedUpTo[day] > workedUpTo[day - 1];
  }

  /** Both ends are counted and of this year. */
  int workingDays(LocalDate first, LocalDate last) {
    return workedUpTo[last.getDayOfYear()] - workedUpTo[first.getDayOfYear() - 1];
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static final class Reader {
    private final int year;
    private final String file;
    private final Map<LocalDate, Boolean> exceptions = new HashMap<>();
    private int line;

    private Reader(int year, String file) {
      this.year = year;
      this.file = file;
    }

    private CalendarYear read(List<String> lines) {
      boolean sourced = false;
      for (String text : lines) {
        line++;
        if (text.isBlank() || text.startsWith("#")) {
          continue;
        }
        if (SOURCE.matcher(text).matches()) {
          if (sourced) {
            throw wrong("a second source");
          }
          sourced = true;
        } else {
          readDays(text);
        }
      }
      if (!sourced) {
        throw wrong("no line \"source …\" names the notice");
      }
      if (!exceptions.containsValue(false)) {
        throw wrong("no holiday");
      }
      return new CalendarYear(year, exceptions);
    }

    private void readDays(String text) {
      Matcher holiday = HOLIDAY.matcher(text);
      Matcher makeUp = MAKE_UP.matcher(text);
      if (holiday.matches()) {
        LocalDate first = date(holiday.group(1));
        LocalDate last = holiday.group(2) == null ? first : date(holiday.group(2));
        if (last.isBefore(first)) {
          throw wrong("the holiday ends before it begins");
        }
        first.datesUntil(last.plusDays(1)).forEach(day -> note(day, false));
      } else if (makeUp.matches()) {
        LocalDate day = date(makeUp.group(1));
        if (!isWeekend(day)) {
          throw wrong(day + " is no Saturday or Sunday, so there is nothing to make up on it");
        }
        note(day, true);
      } else {
        throw wrong("neither \"source …\" nor \"DATE[..DATE] holiday NAME\" nor \"DATE work\"");
      }
    }

    private LocalDate date(String text) {
      try {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() != year) {
          throw wrong(date + " is not in " + year);
        }
        return date;
      } catch (DateTimeParseException e) {
        throw wrong(text + " is no date");
      }
    }

    private void note(LocalDate day, boolean works) {
      if (exceptions.put(day, works) != null) {
        throw wrong(day + " stands here twice");
      }
    }

    private IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException(file + ", line " + line + ": " + why);
    }
  }
}
