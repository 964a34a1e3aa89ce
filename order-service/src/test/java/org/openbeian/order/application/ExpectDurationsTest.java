package org.openbeian.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.order.domain.duration.ExpectedDuration;
import org.openbeian.order.domain.duration.ExpectedDurations;
import org.openbeian.order.domain.duration.Overdue;
import org.openbeian.order.outbound.postgres.StepDurations;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

/** What is expected is remembered for a while, which the tests' configuration switches off. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ExpectDurationsTest {

  private static final String ZHEJIANG = "330000";
  private static final String SHANGHAI = "310000";

  @Inject StepDurations history;
  @Inject ExpectedDurations durations;
  @Inject Overdue overdue;
  @Inject Time time;

  @BeforeEach
  @AfterEach
  void forget() {
    TestDatabase.update("delete from step_duration");
  }

  @Test
  @DisplayName("R-FLOW-6: what is expected is remembered by province and type, and no longer")
  void remembers_by_province_and_type() throws Throwable {
    // given
    ExpectDurations forMinutes = remembering(Duration.ofMinutes(10));
    ExpectDurations forNoTime = remembering(Duration.ZERO);
    List<ExpectedDuration> byRule = of(forMinutes, ZHEJIANG);
    assertThat(byRule).isEqualTo(of(forNoTime, ZHEJIANG)).doesNotHaveDuplicates();

    // when enough grants took longer than any rule says
    grants(ZHEJIANG, 60);
    grants(SHANGHAI, 90);

    // then
    assertThat(of(forMinutes, ZHEJIANG)).isEqualTo(byRule);
    assertThat(of(forNoTime, ZHEJIANG)).isNotEqualTo(byRule);
    assertThat(of(forMinutes, SHANGHAI))
        .isEqualTo(of(forNoTime, SHANGHAI))
        .isNotEqualTo(of(forNoTime, ZHEJIANG));
  }

  private ExpectDurations remembering(Duration rememberedFor) {
    return new ExpectDurations(history, durations, overdue, time, rememberedFor);
  }

  private static List<ExpectedDuration> of(ExpectDurations expected, String province)
      throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> expected.of(province));
  }

  private static void grants(String province, int workingDays) {
    TestDatabase.update(
        "insert into step_duration (order_id, round, step, province, type, decided_at,"
            + " working_days) select gen_random_uuid(), 1, 'BUREAU_REVIEW', ?, 'FIRST_FILING',"
            + " timestamptz '2024-01-01' + n * interval '1"
            + " hour', ? from generate_series(1, 40) n",
        province,
        workingDays);
  }
}
