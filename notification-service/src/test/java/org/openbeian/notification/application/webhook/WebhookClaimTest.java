package org.openbeian.notification.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openbeian.notification.MailServer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class WebhookClaimTest {

  @Test
  void takes_one_of_each_free_webhook_without_reading_what_a_failing_one_has_piled_up()
      throws SQLException {
    // given one with a backlog that pauses, and 200 with a few each
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("analyze webhook_delivery");
      statement.execute(
          "create temporary table hook on commit drop as select gen_random_uuid() as id, i from"
              + " generate_series(0, 200) i");
      statement.execute(
          "insert into webhook (id, account, url, notices, state, secret, language, version,"
              + " created_at, failures, free_at) select id, 'claim', 'u', array['*'], 'ENABLED',"
              + " 's', 'CHINESE', 1, now(), 0, case i when 0 then now() + interval '1 hour' else"
              + " now() end from hook");
      statement.execute(
          "create temporary table added on commit drop as select gen_random_uuid() as id, h.id as"
              + " hook from hook h, generate_series(1, case h.i when 0 then 20000 else 5 end)");
      statement.execute(
          "insert into notice (id, order_id, round, account, template, language, title, body,"
              + " short_text, created_at) select id, id, 1, 'claim', 't', 'ENGLISH', 't', 'b', 's',"
              + " now() from added");
      statement.execute(
          "insert into webhook_delivery (id, webhook_id, notice_id, order_id, notice, state,"
              + " attempts, attempts_before, due_at, give_up_at, created_at) select id, hook, id,"
              + " id, 't', 'WAITING', 0, 0, now(), now(), now() from added");
      String claim =
          WebhookDeliveries.CLAIM
              .replace("$1", "now()")
              .replace("$2", "64")
              .replace("$3", "now() + interval '1 minute'");

      // when
      List<String> plan = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("explain (analyze, costs off) " + claim)) {
        while (rows.next()) {
          plan.add(rows.getString(1));
        }
      }
      connection.rollback();

      // then
      assertThat(String.join("\n", plan))
          .contains("webhook_delivery_open")
          .doesNotContain("Seq Scan on webhook_delivery")
          .containsPattern("CTE Scan on claimed c .*rows=64");
      String took = plan.get(plan.size() - 1).replaceAll("[^0-9.]", "");
      assertThat(Double.parseDouble(took)).as("milliseconds").isLessThan(500);
    }
  }
}
