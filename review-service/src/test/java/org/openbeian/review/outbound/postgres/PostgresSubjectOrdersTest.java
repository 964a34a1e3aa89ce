package org.openbeian.review.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class PostgresSubjectOrdersTest {

  @Test
  void a_subjects_orders_and_record_are_found_by_index_however_many_there_are()
      throws SQLException {
    // given
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "insert into submission (order_id, round, subject_name, rule_book, questions, materials,"
              + " subject_key, filing_type, province, account, submitted_at) select"
              + " gen_random_uuid(), 1, '', '', '{}', '{}', 'key-' || n, 'FIRST_FILING', '330000',"
              + " 'acct-a', '2026-01-01' from generate_series(1, 20000) n");
      statement.execute(
          "insert into review_task (id, order_id, round, stage, state, filing_type, province,"
              + " account, subject_name, created_at) select gen_random_uuid(), order_id, round,"
              + " 'PRELIMINARY', 'OPEN', 'FIRST_FILING', '330000', 'acct-a', '', submitted_at from"
              + " submission where subject_key like 'key-%'");
      statement.execute(
          "insert into subject_record (service_number, subject_number, subject_key, status,"
              + " last_order_id, last_round, since) select 'n' || n || '-1', 'n' || n, 'key-' || n,"
              + " 'IN_FORCE', gen_random_uuid(), 1, '2026-01-01' from generate_series(1, 20000) n");
      statement.execute("analyze submission, review_task, subject_record");

      // when
      statement.execute("set local plan_cache_mode = force_generic_plan");
      String page =
          plan(
              statement,
              "(text, uuid, text[], timestamptz, uuid, int)",
              PostgresSubjectOrders.PAGE,
              "('k', gen_random_uuid(), null, null, null, 21)");
      String count =
          plan(
              statement,
              "(text, uuid, text[], int)",
              PostgresSubjectOrders.COUNT,
              "('k', gen_random_uuid(), null, 100)");
      String record =
          plan(
              statement,
              "(text, text)",
              "select * from subject_record where subject_key = $1 or subject_number = $2",
              "('k', 'n')");
      connection.rollback();

      // then
      assertThat(page)
          .contains("Index Scan Backward using submission_of_subject")
          .doesNotContain("Seq Scan");
      assertThat(count).contains("submission_of_subject").doesNotContain("Seq Scan");
      assertThat(record)
          .contains("subject_record_of_subject", "subject_record_of_number")
          .doesNotContain("Seq Scan");
    }
  }

  private static String plan(Statement statement, String types, String sql, String values)
      throws SQLException {
    statement.execute("prepare asked " + types + " as " + sql);
    StringBuilder plan = new StringBuilder();
    try (ResultSet rows = statement.executeQuery("explain execute asked " + values)) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    statement.execute("deallocate asked");
    return plan.toString();
  }
}
