package org.openbeian.order.domain.realperson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.realperson.AppReport.Event;
import org.openbeian.order.domain.realperson.AppReport.Reception;

@DisplayName("R-REAL-1")
class RealPersonCheckTest {

  private static final RealPersonPolicy POLICY =
      new RealPersonPolicy(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofDays(30), 30);
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  /** What is told: minute, event and device, one after the other. */
  @ParameterizedTest
  @CsvSource({
    "0 SCANNED a,                                SCANNED, TAKEN",
    "0 SCANNED a; 1 SCANNED a,                   SCANNED, KNOWN",
    "0 SCANNED a; 1 SCANNED b,                   SCANNED, LINK_USED",
    "0 SCANNED a; 1 PASSED b,                    SCANNED, LINK_USED",
    "9 PASSED a,                                 PASSED,  TAKEN",
    "0 SCANNED a; 29 PASSED a,                   PASSED,  TAKEN",
    "0 SCANNED a; 30 PASSED a,                   EXPIRED, OVER",
    "10 SCANNED a,                               EXPIRED, OVER",
    "10 PASSED a,                                EXPIRED, OVER",
    "0 PASSED a; 50 PASSED a,                    PASSED,  KNOWN",
    "0 PASSED a; 50 SCANNED a,                   PASSED,  KNOWN",
    "0 PASSED a; 1 FAILED a,                     PASSED,  OVER",
    "0 PASSED a; 1 SCANNED b,                    PASSED,  LINK_USED",
    "0 FAILED a; 1 FAILED a,                     FAILED,  KNOWN",
    "0 FAILED a; 1 PASSED a,                     FAILED,  OVER"
  })
  void takes_what_fits_to_what_was_told(String told, RealPersonState state, Reception last) {
    // given
    RealPersonCheck check = offered();

    // when
    Reception reception = null;
    Instant now = START;
    for (String each : told.split("; ")) {
      String[] words = each.split(" ");
      now = START.plus(Duration.ofMinutes(Long.parseLong(words[0])));
      reception = check.take(report(Event.valueOf(words[1]), words[2]), now, POLICY);
    }

    // then
    assertThat(reception).isEqualTo(last);
    assertThat(check.state(now)).isEqualTo(state);
  }

  @Test
  void is_as_good_as_expired_before_it_has_a_link() {
    RealPersonCheck check = new RealPersonCheck(UUID.randomUUID(), order(), "p", "u", START);
    assertThat(check.state(START)).isEqualTo(RealPersonState.EXPIRED);
    assertThat(check.take(report(Event.PASSED, "a"), START, POLICY)).isEqualTo(Reception.OVER);
    assertThat(Standing.of(List.of(check), START, POLICY)).isEqualTo(Standing.NONE);
  }

  @Test
  void shows_its_link_only_while_it_may_be_scanned() {
    RealPersonCheck check = offered();
    assertThat(check.link(START.plusSeconds(599))).isEqualTo(new Sealed("k.link"));
    assertThat(check.link(START.plusSeconds(600))).isNull();
    check.take(report(Event.SCANNED, "a"), START, POLICY);
    assertThat(check.link(START)).isNull();
  }

  @Test
  void counts_once_it_is_passed_and_confirmed_for_as_long_as_the_operator_says() {
    // given
    RealPersonCheck check = offered();
    assertThat(check.confirm(START)).as("before it has passed").isFalse();
    assertThat(standing(START, check)).isEqualTo(Standing.RUNNING);
    check.take(report(Event.PASSED, "a"), START, POLICY);
    assertThat(standing(START, check)).isEqualTo(Standing.UNCONFIRMED);

    // when
    assertThat(check.confirm(START)).isTrue();

    // then, whatever was begun after it
    RealPersonCheck later = offered();
    later.take(report(Event.FAILED, "a"), START, POLICY);
    Instant lastDay = START.plus(Duration.ofDays(30)).minusSeconds(1);
    assertThat(standing(lastDay, later, check)).isEqualTo(Standing.CONFIRMED);
    assertThat(standing(lastDay.plusSeconds(1), check)).isEqualTo(Standing.OUTDATED);
    assertThat(standing(lastDay, later)).isEqualTo(Standing.FAILED);
    assertThat(standing(START)).isEqualTo(Standing.NONE);
  }

  private static Standing standing(Instant now, RealPersonCheck... newestFirst) {
    return Standing.of(List.of(newestFirst), now, POLICY);
  }

  private static AppReport report(Event event, String device) {
    return new AppReport(event, device, event == Event.FAILED ? RealPersonFailure.OTHER : null);
  }

  private static RealPersonCheck offered() {
    RealPersonCheck check = new RealPersonCheck(UUID.randomUUID(), order(), "p", "u", START);
    check.offer("s", new Sealed("k.link"), START.plus(POLICY.linkValidFor()));
    return check;
  }

  private static OrderId order() {
    return new OrderId(UUID.randomUUID());
  }
}
