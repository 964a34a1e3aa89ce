package org.openbeian.review.inbound.rest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.review.application.ReadStatistics.Days;
import org.openbeian.review.application.Statistics;
import org.openbeian.review.domain.ReviewStage;

/** What statistics look like. */
final class StatisticsViews {

  private static final String DECIDED = "Decided on these days";
  private static final String IN_TIME =
      "Of these, what was decided in time; what was promised by no known day counts as in time";

  private StatisticsViews() {}

  /** Who has and did what. */
  @Schema(name = "Workload")
  public record WorkloadView(LocalDate from, LocalDate to, List<WorkView> items) {

    static WorkloadView of(Days days, List<Statistics.Work> work) {
      return new WorkloadView(days.from(), days.to(), work.stream().map(WorkView::of).toList());
    }
  }

  /** One person's. */
  @Schema(name = "ReviewerWork")
  public record WorkView(
      ReviewStage stage,
      @Schema(examples = "reviewer-1") String user,
      @Schema(description = "Claimed now", examples = "4") long holding,
      @Schema(description = "Of these, what is later than was promised", examples = "0")
          long holdingLate,
      @Schema(description = DECIDED, examples = "63") long decided,
      @Schema(description = "Of these, passed", examples = "51") long passed,
      @Schema(description = "Of these, approved for the bureau", examples = "0") long approved,
      @Schema(description = "Of these, sent back for changes", examples = "9")
          long changesRequested,
      @Schema(description = "Of these, rejected", examples = "3") long rejected,
      @Schema(description = IN_TIME, examples = "61") long inTime,
      @Schema(
              description = "Half of them took no more minutes from the last claim to the decision",
              examples = "14")
          @Nullable Long medianMinutes) {

    static WorkView of(Statistics.Work work) {
      return new WorkView(
          work.stage(),
          work.user(),
          work.holding(),
          work.holdingLate(),
          work.decided(),
          work.passed(),
          work.approved(),
          work.changesRequested(),
          work.rejected(),
          work.inTime(),
          work.medianMinutes());
    }
  }

  /** What came in and went out. */
  @Schema(name = "Throughput")
  public record ThroughputView(LocalDate from, LocalDate to, List<DayView> items) {

    static ThroughputView of(Days days, List<Statistics.Day> found) {
      return new ThroughputView(days.from(), days.to(), found.stream().map(DayView::of).toList());
    }
  }

  /** One day's. */
  @Schema(name = "ReviewDay")
  public record DayView(
      ReviewStage stage,
      @Schema(description = "In China", examples = "2026-11-24") LocalDate day,
      @Schema(description = "Tasks that came in", examples = "40") long opened,
      @Schema(description = "Decided, whatever the outcome", examples = "38") long decided,
      @Schema(description = "Forwarded by hand", examples = "0") long forwarded,
      @Schema(description = "Ended undecided: withdrawn, abandoned, expired …", examples = "1")
          long closed) {

    static DayView of(Statistics.Day day) {
      return new DayView(
          day.stage(), day.day(), day.opened(), day.decided(), day.forwarded(), day.closed());
    }
  }

  /** How long stages took. */
  @Schema(name = "StageTimes")
  public record StageTimesView(LocalDate from, LocalDate to, List<StageTimeView> items) {

    static StageTimesView of(Days days, List<Statistics.StageTime> times) {
      return new StageTimesView(
          days.from(), days.to(), times.stream().map(StageTimeView::of).toList());
    }
  }

  /** One stage's, for one type in one province. */
  @Schema(name = "StageTime")
  public record StageTimeView(
      ReviewStage stage,
      @Schema(description = "GB/T 2260", examples = "330000") String province,
      FilingType type,
      @Schema(description = DECIDED, examples = "212") long decided,
      @Schema(description = IN_TIME, examples = "207") long inTime,
      @Schema(
              description =
                  "Half of them took no more working days; null when the calendar lacked the years",
              examples = "1")
          @Nullable Integer medianWorkingDays,
      @Schema(description = "Nine in ten took no more working days", examples = "2")
          @Nullable Integer p90WorkingDays,
      @Schema(description = "The longest", examples = "5") @Nullable Integer mostWorkingDays) {

    static StageTimeView of(Statistics.StageTime time) {
      return new StageTimeView(
          time.stage(),
          time.province(),
          time.type(),
          time.decided(),
          time.inTime(),
          time.medianWorkingDays(),
          time.p90WorkingDays(),
          time.mostWorkingDays());
    }
  }
}
