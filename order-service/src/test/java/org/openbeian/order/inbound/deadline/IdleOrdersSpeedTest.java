package org.openbeian.order.inbound.deadline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.openbeian.order.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

/** Ten thousand orders left alone come due at once; the machine may be busy, so the bar is low. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class IdleOrdersSpeedTest {

  private static final Logger LOG = Logger.getLogger(IdleOrdersSpeedTest.class);
  private static final int ORDERS = 10_000;
  private static final Duration BAR = Duration.ofSeconds(30);

  @Test
  void fires_ten_thousand_due_deadlines_in_bulk() {
    // given
    AnOrder model = AnOrder.filledIn();
    for (int warmUp = 0; warmUp < 2; warmUp++) {
      fire(model, 2_000);
    }

    // when
    Duration service = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    Duration children = ofChildren();
    Duration taken = fire(model, ORDERS);
    service = ProcessHandle.current().info().totalCpuDuration().orElseThrow().minus(service);
    children = ofChildren().minus(children);

    // then
    LOG.infof(
        "%d deadlines fired in %d ms: %d/s; CPU %d ms here (broker included), %d ms in PostgreSQL",
        ORDERS,
        taken.toMillis(),
        ORDERS * 1000L / Math.max(1, taken.toMillis()),
        service.toMillis(),
        children.toMillis());
    assertThat(taken).isLessThan(BAR);
  }

  private static Duration ofChildren() {
    return ProcessHandle.current()
        .descendants()
        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration fire(AnOrder model, int orders) {
    String account = "idle-" + java.util.UUID.randomUUID();

    TestDatabase.update(
        "insert into orders (id, account, type, province, nature, certificate_type, state,"
            + " round, application, recipient, created_at, updated_at, state_since, idle_since,"
            + " version, timeline_length) select gen_random_uuid(), ?, type, province, nature,"
            + " certificate_type, state, round, application, recipient, created_at, updated_at,"
            + " state_since, idle_since - interval '31 days', version, timeline_length"
            + " from orders, generate_series(1, ?) where id = ?",
        account,
        orders,
        model.id().value());
    TestDatabase.update("analyze orders");
    Instant start = Instant.now();
    TestDatabase.update(
        "insert into deadline (aggregate_id, kind, round, step, due_at) select id, 'idle', round,"
            + " 30, idle_since + interval '30 days' from orders where account = ?",
        account);
    await()
        .atMost(120, SECONDS)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from deadline d join orders o on o.id ="
                            + " d.aggregate_id where o.account = ? and d.step = 30",
                        account)
                    == 0);
    Duration taken = Duration.between(start, Instant.now());
    long warned =
        TestDatabase.count(
            "select count(*) from timeline t join orders o on o.id = t.order_id"
                + " where o.account = ? and t.act = 'IDLE_WARNING'",
            account);
    TestDatabase.update(
        "delete from deadline d using orders o where o.id = d.aggregate_id" + " and o.account = ?",
        account);
    assertThat(warned).isEqualTo(orders);
    return taken;
  }
}
