package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.review.application.Statistics.Day;
import org.openbeian.review.application.Statistics.Period;
import org.openbeian.review.application.Statistics.StageTime;
import org.openbeian.review.application.Statistics.Work;

/** Shows leads who does what, and how long it takes (R-FLOW-2, R-FLOW-6). */
@ApplicationScoped
public class ReadStatistics {

  /** The longest period, in days: what it costs grows with what was decided in it. */
  public static final int LONGEST = 92;

  private static final int USUAL = 7;

  private final Statistics statistics;
  private final Clock clock;

  ReadStatistics(Statistics statistics, Clock clock) {
    this.statistics = statistics;
    this.clock = clock;
  }

  /**
   * Days of China.
   *
   * @param to included
   */
  public record Days(LocalDate from, LocalDate to) {

    Period period() {
      return new Period(WorkingCalendar.startOf(from), WorkingCalendar.startOf(to.plusDays(1)));
    }
  }

  /**
   * The days that are asked for: the last seven until today, unless said otherwise.
   *
   * @throws ApiException 400 when they end before they begin, or are too many
   */
  public Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate last = to != null ? to : WorkingCalendar.dayOf(clock.instant());
    LocalDate first = from != null ? from : last.minusDays(USUAL - 1);
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    if (days < 1 || days > LONGEST) {
      throw ApiException.badParameter("from, to", "1–" + LONGEST);
    }
    return new Days(first, last);
  }

  public Uni<List<Work>> work(Days days) {
    return Panache.withSession(() -> statistics.work(days.period(), clock.instant()));
  }

  public Uni<List<Day>> throughput(Days days) {
    return Panache.withSession(() -> statistics.days(days.period()));
  }

  public Uni<List<StageTime>> stageTimes(
      Days days, @Nullable String province, @Nullable FilingType type) {
    return Panache.withSession(() -> statistics.stageTimes(days.period(), province, type));
  }
}
