package org.openbeian.platform.deadlines;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openbeian.platform.FailingOrders;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class DeadlinesTest {

  @Test
  void fires_when_business_time_has_come_and_not_before() {
    // given
    UUID order = armed("1 day");

    // when
    TestClock.advance(Duration.ofHours(23));
    UUID marker = armed("-1 second");
    await().atMost(10, SECONDS).until(() -> tally(marker) == 1);

    // then
    assertThat(tally(order)).isZero();

    // when
    TestClock.advance(Duration.ofHours(2));

    // then
    await().atMost(10, SECONDS).until(() -> tally(order) == 1 && waits(order) == 0);
  }

  @Test
  void leaves_a_deadline_alone_while_the_act_it_guards_is_committing() throws SQLException {
    // given an act that holds its order
    UUID order = armed("1 hour");
    UUID marker = armed("1 hour");
    try (Connection act = TestDatabase.connect();
        Statement statement = act.createStatement()) {
      act.setAutoCommit(false);
      statement.execute("select 1 from tally where id = '" + order + "' for update");

      // when
      TestDatabase.update(
          "update deadline set due_at = '2000-01-01' where aggregate_id = ?", order);
      TestDatabase.update(
          "update deadline set due_at = '2000-01-01' where aggregate_id = ?", marker);
      await().atMost(10, SECONDS).until(() -> tally(marker) == 1);

      // then the act can end its wait without a deadlock, and nothing fires afterwards
      statement.execute("set local lock_timeout = '5s'");
      statement.execute("delete from deadline where aggregate_id = '" + order + "'");
      act.commit();
    }
    UUID after = armed("-1 second");
    await().atMost(10, SECONDS).until(() -> tally(after) == 1);
    assertThat(tally(order)).isZero();
  }

  @Test
  void lets_one_failing_deadline_hold_up_no_other() {
    // given
    UUID bad = UUID.randomUUID();
    FailingOrders.failDeadline(bad);
    arm(bad, "-2 seconds");
    UUID good = armed("-1 second");

    // then
    await().atMost(20, SECONDS).until(() -> tally(good) == 1);
    assertThat(tally(bad)).isZero();
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                TestDatabase.count("select failures from deadline where aggregate_id = ?", bad)
                    > 0);
    TestDatabase.update("delete from deadline where aggregate_id = ?", bad);
  }

  @Test
  void polls_by_index_however_many_are_armed() throws SQLException {
    // given
    TestDatabase.update(
        "insert into deadline (aggregate_id, kind, round, step, due_at) select gen_random_uuid(),"
            + " 'tally', 0, 0, timestamptz '2100-01-01' from generate_series(1, 50000)");
    TestDatabase.update("analyze deadline");

    // when
    String plan =
        TestDatabase.value(
            "explain (format json) select aggregate_id from deadline where due_at <= '2020-01-01'"
                + " order by due_at limit 200 for update skip locked");

    // then
    assertThat(plan).contains("deadline_due_at").doesNotContain("Seq Scan");
    TestDatabase.update("delete from deadline where due_at = '2100-01-01'");
  }

  private static UUID armed(String due) {
    UUID order = UUID.randomUUID();
    arm(order, due);
    return order;
  }

  private static void arm(UUID order, String due) {
    TestDatabase.update("insert into tally (id, count) values (?, 0)", order);
    Duration offset = Duration.parse(System.getProperty("beian.test.clock.offset", "PT0S"));
    TestDatabase.update(
        "insert into deadline (aggregate_id, kind, round, step, due_at) values (?, 'tally', 0, 0,"
            + " current_timestamp + make_interval(secs => ?) + cast(? as interval))",
        order,
        (double) offset.toSeconds(),
        due);
  }

  private static long tally(UUID order) {
    return TestDatabase.count("select count from tally where id = ?", order);
  }

  private static long waits(UUID order) {
    return TestDatabase.count("select count(*) from deadline where aggregate_id = ?", order);
  }
}
