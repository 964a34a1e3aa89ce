package org.openbeian.order.domain.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Decision.Transition;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.order.outbound.files.RuleFiles;
import org.openbeian.platform.calendar.CalendarFiles;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;

class OverdueTest {

  private static final Instant THURSDAY = Instant.parse("2025-03-13T02:00:00Z");

  private final Overdue overdue = after(3);

  @Test
  @DisplayName("R-FLOW-10: a warning of idleness is no change of stage")
  void counts_from_the_day_of_the_last_change_of_state() {
    // given
    Order order = draft();
    assertThat(order.stateSince()).isEqualTo(THURSDAY);
    Instant submitted = Instant.parse("2025-03-17T16:30:00Z");

    // when it is submitted on a Tuesday, in China, and warned of later
    apply(order, OrderTrigger.SUBMIT, submitted);
    apply(order, OrderTrigger.IDLE_WARNING, Instant.parse("2025-03-21T02:00:00Z"));

    // then
    assertThat(order.stateSince()).isEqualTo(submitted);
    assertThat(overdue.of(order, LocalDate.of(2025, 3, 23))).isEqualTo(new Known<>(false));
    assertThat(overdue.of(order, LocalDate.of(2025, 3, 24))).isEqualTo(new Known<>(true));
  }

  @Test
  void does_not_mind_a_clock_that_is_behind() {
    // given
    Order order = draft();
    apply(order, OrderTrigger.SUBMIT, THURSDAY);

    // then
    assertThat(overdue.of(order, LocalDate.of(2025, 3, 12))).isEqualTo(new Known<>(false));
  }

  @Test
  @DisplayName("R-CAL-1: tells the year that it knows nothing of")
  void tells_an_unknown_year() {
    // given
    Order order = draft();
    assertThat(overdue.of(order, LocalDate.of(2027, 1, 4))).isEqualTo(new Known<>(false));
    apply(order, OrderTrigger.SUBMIT, THURSDAY);

    // then
    assertThat(overdue.of(order, LocalDate.of(2027, 1, 4))).isEqualTo(new UnknownYear<>(2027));
  }

  @Test
  void allows_a_day_at_least() {
    assertThatThrownBy(() -> after(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Overdue after(int workingDays) {
    return new Overdue(
        CalendarFiles.calendar(Optional.empty()),
        RuleFiles.durations(Optional.empty()),
        workingDays);
  }

  private static Order draft() {
    return new Order(
        new OrderId(UUID.randomUUID()),
        FilingType.FIRST_FILING,
        "330000",
        SubjectNature.ENTERPRISE,
        CertificateType.BUSINESS_LICENCE,
        new Recipient(new AccountId("acct-a"), null, null, "zh-CN"),
        THURSDAY);
  }

  private static void apply(Order order, OrderTrigger trigger, Instant at) {
    order.apply(
        (Transition) order.decide(trigger), Act.of(trigger, Actor.system("order-service"), at));
  }
}
