package org.openbeian.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.openbeian.notification.MailServer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class ClaimTest {

  @Test
  void looks_at_its_own_order_only_though_the_statistics_know_of_no_backlog() throws SQLException {
    // given: statistics of a quiet hour, then an outage's backlog
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("analyze delivery");
      statement.execute(
          "create temporary table backlog on commit drop as select gen_random_uuid() as id from"
              + " generate_series(1, 20000)");
      statement.execute(
          "insert into notice (id, order_id, round, account, template, language, title, body,"
              + " short_text, created_at) select id, id, 1, 'acct', 't', 'EN', 't', 'b', 's',"
              + " now() from backlog");
      statement.execute(
          "insert into delivery (id, notice_id, order_id, channel, state, attempts, due_at,"
              + " give_up_at, queued_at) select id, id, id, 'SMS', 'WAITING', 0, now(), now(), now()"
              + " from backlog");

      // when
      String claim =
          Deliveries.CLAIM
              .replace("$1", "'SMS'")
              .replace("$2", "now()")
              .replace("$3", "64")
              .replace("$4", "now()");
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery("explain " + claim)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      connection.rollback();

      // then
      assertThat(plan.toString())
          .containsPattern("using delivery_open_of_order on delivery e")
          .containsPattern("using delivery_open on delivery d")
          .doesNotContain("Join Filter");
    }
  }
}
