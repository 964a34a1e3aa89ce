package org.openbeian.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;

@DisplayName("R-FLOW-2, R-PERM-2: how it stands with a service number")
class SubjectRecordTest {

  private static final AccountId OWNER = new AccountId("acct-a");
  private static final AccountId OTHER = new AccountId("acct-b");
  private static final RecordChange FIRST = changeAt("2026-11-02T01:00:00Z");
  private static final RecordChange LATER = changeAt("2026-11-09T01:00:00Z");

  @ParameterizedTest(name = "{0}, told {1}: {2}")
  @CsvSource({
    "IN_FORCE, ACCESS_CANCELLED, ACCESS_CANCELLED",
    "IN_FORCE, DEREGISTERED, DEREGISTERED",
    "IN_FORCE, REVOKED, REVOKED",
    "IN_FORCE, MIGRATED, MIGRATED",
    "IN_FORCE, reinstated, IN_FORCE",
    "ACCESS_CANCELLED, reinstated, IN_FORCE",
    "ACCESS_CANCELLED, DEREGISTERED, DEREGISTERED",
    "ACCESS_CANCELLED, REVOKED, REVOKED",
    "DEREGISTERED, reinstated, DEREGISTERED",
    "DEREGISTERED, ACCESS_CANCELLED, DEREGISTERED",
    "DEREGISTERED, REVOKED, DEREGISTERED",
    "REVOKED, reinstated, REVOKED",
    "REVOKED, DEREGISTERED, REVOKED",
    "MIGRATED, reinstated, MIGRATED",
    "MIGRATED, DEREGISTERED, MIGRATED"
  })
  void what_ended_for_good_stays_ended(RecordStatus status, String told, RecordStatus expected) {
    // given
    SubjectRecord record = record(status);

    // when
    boolean changed =
        told.equals("reinstated")
            ? record.reinstate(OTHER, LATER)
            : record.end(RecordStatus.valueOf(told), LATER);

    // then
    assertThat(record.status()).isEqualTo(expected);
    assertThat(changed).isEqualTo(status != expected);
    assertThat(record.lastOrder()).isEqualTo(changed ? LATER.order() : FIRST.order());
    assertThat(record.since()).isEqualTo(changed ? LATER.at() : FIRST.at());
  }

  @Test
  void a_change_is_its_last_order_and_neither_moves_it_nor_gives_it_away() {
    // given
    SubjectRecord record = record(RecordStatus.IN_FORCE);

    // when
    boolean changed = record.change(OTHER, LATER);

    // then
    assertThat(changed).isTrue();
    assertThat(record.lastOrder()).isEqualTo(LATER.order());
    assertThat(record.lastRound()).isEqualTo(2);
    assertThat(record.account()).isEqualTo(OWNER);
    assertThat(record.since()).isEqualTo(FIRST.at());
    assertThat(record(RecordStatus.REVOKED).change(OTHER, LATER)).isFalse();
  }

  @Test
  void what_is_handed_over_goes_with_all_that_ended_before() {
    // given
    SubjectRecord live = record(RecordStatus.IN_FORCE);
    SubjectRecord ended = record(RecordStatus.DEREGISTERED);

    // when
    live.handOver(OTHER, LATER);
    ended.handOver(OTHER, LATER);

    // then
    assertThat(live.account()).isEqualTo(OTHER);
    assertThat(live.lastOrder()).isEqualTo(LATER.order());
    assertThat(ended.account()).isEqualTo(OTHER);
    assertThat(ended.lastOrder()).isEqualTo(FIRST.order());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"浙ICP备2026000001号, 330000", "京ICP备2026000001号, 110000", "?ICP备1号, none"})
  void the_number_says_whose_bureau_gave_it(String subjectNumber, String province) {
    assertThat(
            SubjectRecord.of(
                    subjectNumber, subjectNumber + "-1", OWNER, RecordStatus.IN_FORCE, FIRST)
                .province())
        .isEqualTo(province);
  }

  private static SubjectRecord record(RecordStatus status) {
    return SubjectRecord.of("浙ICP备2026000001号", "浙ICP备2026000001号-1", OWNER, status, FIRST);
  }

  private static RecordChange changeAt(String time) {
    return new RecordChange(new OrderId(UUID.randomUUID()), 2, Instant.parse(time));
  }
}
