package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.review.domain.ReviewStage;

/** What is reckoned of many tasks at once; all of it within the open session. */
public interface Statistics {

  /**
   * A time that is looked at; what was decided, opened or forwarded in it counts.
   *
   * @param from included
   * @param until not included
   */
  record Period(Instant from, Instant until) {}

  /**
   * What one reviewer or officer has and did.
   *
   * @param holding claimed now
   * @param holdingLate of these what is later than was promised
   * @param decided in the period
   * @param inTime of these what was decided in time; what was promised by no known day counts
   * @param medianMinutes from the claim to the decision; null when nothing was decided
   */
  record Work(
      ReviewStage stage,
      String user,
      long holding,
      long holdingLate,
      long decided,
      long passed,
      long approved,
      long changesRequested,
      long rejected,
      long inTime,
      @Nullable Long medianMinutes) {}

  /**
   * What came in and went out on a day of China.
   *
   * @param closed without a decision: withdrawn, expired …
   */
  record Day(
      ReviewStage stage, LocalDate day, long opened, long decided, long forwarded, long closed) {}

  /**
   * How long a stage took for a type in a province.
   *
   * @param decided in the period
   * @param medianWorkingDays half of them took no longer; null when the calendar lacked the years
   * @param p90WorkingDays nine in ten took no longer
   */
  record StageTime(
      ReviewStage stage,
      String province,
      FilingType type,
      long decided,
      long inTime,
      @Nullable Integer medianWorkingDays,
      @Nullable Integer p90WorkingDays,
      @Nullable Integer mostWorkingDays) {}

  /** By stage and user. */
  Uni<List<Work>> work(Period period, Instant now);

  /** By stage and day; days on which nothing happened are missing. */
  Uni<List<Day>> days(Period period);

  /**
   * By stage, province and type, the most frequent first.
   *
   * @param province null for all
   * @param type null for all
   */
  Uni<List<StageTime>> stageTimes(
      Period period, @Nullable String province, @Nullable FilingType type);
}
