package org.openbeian.review.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.platform.calendar.CalendarFiles;
import org.openbeian.platform.calendar.WorkingCalendar;

class ReviewClockTest {

  private final WorkingCalendar calendar = CalendarFiles.calendar(Optional.empty());
  private final ReviewClock clock = new ReviewClock(calendar, 1, 1, Duration.ofMinutes(30));
  private final Attention attention = new Attention(new Overdue(calendar, 3));

  // March 2025: the 10th is a Monday
  @ParameterizedTest(name = "opened on {0}, paused from {1} to {2}: due on {3}, late from {4}")
  @DisplayName("R-FLOW-3, R-CAL-1: working days in which the filer is waited for are added")
  @CsvSource({
    // opened,   paused,     resumed,    due,        late from
    "2025-03-10, 2025-03-10, 2025-03-10, 2025-03-11, 2025-03-12",
    "2025-03-10, 2025-03-10, 2025-03-13, 2025-03-14, 2025-03-17",
    "2025-03-10, 2025-03-11, 2025-03-13, 2025-03-13, 2025-03-14",
    // on its last day, and back on a Saturday: there is a working day left for it
    "2025-03-10, 2025-03-11, 2025-03-15, 2025-03-17, 2025-03-18",
    // late already, and late again
    "2025-03-10, 2025-03-12, 2025-03-14, 2025-03-13, 2025-03-14",
    // over the Spring Festival
    "2025-01-26, 2025-01-27, 2025-02-05, 2025-02-05, 2025-02-06"
  })
  void a_pause_moves_the_promise(
      String opened, String paused, String resumed, String due, String lateFrom) {
    // given
    ReviewTask task = task(at(opened));
    task.promise(1, clock);

    // when
    task.awaitSupplements(1, at(paused), clock);
    task.awaitSupplements(1, at(paused), clock);
    task.awaitSupplements(-1, at(paused), clock);
    assertThat(task.sla(at(resumed), clock).orElseThrow().state()).isEqualTo(SlaState.PAUSED);
    assertThat(attention.next(task, at(resumed))).isEmpty();
    task.awaitSupplements(-1, at(resumed), clock);

    // then
    assertThat(task.dueOn()).isEqualTo(due);
    assertThat(task.lateFrom()).isEqualTo(WorkingCalendar.startOf(LocalDate.parse(lateFrom)));
  }

  @Test
  @DisplayName("R-FLOW-10: first what was promised is over, then what may be at all; each once")
  void a_task_gets_late_twice() {
    // given a Monday
    Instant opened = at("2025-03-10");
    ReviewTask task = task(opened);
    task.promise(1, clock);

    // then
    assertThat(attention.next(task, opened)).contains(startOf("2025-03-12"));
    assertThat(attention.breach(task, startOf("2025-03-12").minusMillis(1))).isEmpty();
    assertThat(attention.breach(task, startOf("2025-03-12"))).contains(ReviewBreach.SLA);

    // when
    task.noteEscalated(ReviewBreach.SLA);

    // then
    assertThat(attention.breach(task, startOf("2025-03-13"))).isEmpty();
    assertThat(attention.next(task, startOf("2025-03-13"))).contains(startOf("2025-03-14"));
    assertThat(attention.breach(task, startOf("2025-03-14"))).contains(ReviewBreach.OVERDUE);

    // when
    task.noteEscalated(ReviewBreach.OVERDUE);

    // then
    assertThat(attention.next(task, startOf("2025-03-14"))).isEmpty();
  }

  @Test
  @DisplayName("R-PERM-2: a claim is looked at when it may have lapsed, before anything else")
  void a_claim_is_looked_at() {
    // given
    Instant opened = at("2025-03-10");
    ReviewTask task = task(opened);
    task.promise(1, clock);

    // when
    task.claim(new Actor(Actor.Kind.REVIEWER, "reviewer-1"), opened, clock.leaseFrom(opened));

    // then
    assertThat(attention.next(task, opened)).contains(opened.plus(Duration.ofMinutes(30)));
    assertThat(task.lapse(Actor.system("t"), opened.plusSeconds(1799))).isEmpty();
    assertThat(task.lapse(Actor.system("t"), opened.plusSeconds(1800))).isPresent();
    assertThat(task.state()).isEqualTo(ReviewTaskState.OPEN);
  }

  @Test
  @DisplayName("R-CAL-1: what no calendar says is not guessed, and asked again every day")
  void an_unknown_year_is_asked_again() {
    // given
    Instant opened = at("2031-03-10");
    ReviewTask task = task(opened);
    task.promise(1, clock);

    // then
    assertThat(task.sla(opened, clock).orElseThrow().state()).isEqualTo(SlaState.UNKNOWN);
    assertThat(task.sla(opened, clock).orElseThrow().workingDaysLeft()).isNull();
    assertThat(attention.breach(task, opened.plus(Duration.ofDays(30)))).isEmpty();
    assertThat(attention.next(task, opened)).contains(opened.plus(Duration.ofDays(1)));
  }

  @Test
  @DisplayName("R-CAL-1: a pause that moves the promise into an unknown year makes nothing late")
  void a_promise_may_move_into_an_unknown_year() {
    // given
    Instant opened = at("2026-12-24");
    ReviewTask task = task(opened);
    task.promise(1, clock);

    // when
    task.awaitSupplements(1, opened, clock);
    task.awaitSupplements(-1, at("2026-12-31"), clock);

    // then
    Instant later = at("2027-01-20");
    assertThat(task.dueOn()).isNull();
    assertThat(attention.breach(task, later)).isEmpty();
    assertThat(attention.next(task, later)).contains(later.plus(Duration.ofDays(1)));
  }

  @Test
  void what_is_promised_must_be_something() {
    Duration lease = Duration.ofMinutes(30);
    assertThatThrownBy(() -> new ReviewClock(calendar, 0, 1, lease))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReviewClock(calendar, 1, 0, lease))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReviewClock(calendar, 1, 1, Duration.ofSeconds(59)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T02:00:00Z");
  }

  private static Instant startOf(String day) {
    return WorkingCalendar.startOf(LocalDate.parse(day));
  }

  private static ReviewTask task(Instant at) {
    return ReviewTask.open(
        UUID.randomUUID(),
        SubmissionId.of(new OrderId(UUID.randomUUID()), 1),
        ReviewStage.PRELIMINARY,
        FilingType.FIRST_FILING,
        "330000",
        new Recipient(new AccountId("acct-b"), null, null, "zh-CN"),
        "杭州启明示例科技有限公司",
        "",
        at);
  }
}
