package org.openbeian.order.outbound.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openbeian.order.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class StandingsTest {

  @Test
  void looks_by_index_however_much_is_on_record() throws SQLException {
    // given
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "insert into filing_subject (number, account, order_id, name, nature, province, subject,"
              + " granted_at, updated_at, certificate_key) select 'n' || n, 'acct-' || n, gen_random_uuid(),"
              + " 'x', 'ENTERPRISE', '330000', '{}', '2026-01-01', '2026-01-01', 'key-' || n"
              + " from generate_series(1, 20000) n");
      statement.execute(
          "insert into filing_service (number, subject_number, service_no, kind, name, service,"
              + " granted_at, updated_at) select 'n' || n || '-1', 'n' || n, 1, 'WEBSITE', 'x', '{}',"
              + " '2026-01-01', '2026-01-01' from generate_series(1, 20000) n");
      statement.execute(
          "insert into filing_domain (domain, service_number) select 'd' || n || '.example.cn',"
              + " 'n' || n || '-1' from generate_series(1, 20000) n");
      statement.execute(
          "insert into orders (id, account, type, province, nature, certificate_type, state, round,"
              + " in_progress, application, recipient, subject_key, created_at, updated_at, state_since, version,"
              + " timeline_length) select gen_random_uuid(), 'acct-' || n, 'FIRST_FILING',"
              + " '330000', 'ENTERPRISE', 'BUSINESS_LICENCE', (array['DRAFT', 'GRANTED'])[1 + n % 2],"
              + " 1, n % 2 = 0, '{}', '{}', 'key-' || n, '2026-01-01', '2026-01-01', '2026-01-01', 1, 1"
              + " from generate_series(1, 20000) n");
      statement.execute(
          "insert into order_domain (order_id, domain) select id,"
              + " replace(account, 'acct-', 'd') || '.example.cn' from orders"
              + " where account like 'acct-%'");
      statement.execute("analyze filing_subject, filing_service, filing_domain, orders");
      statement.execute("analyze order_domain");

      // when
      statement.execute("set local plan_cache_mode = force_generic_plan");
      statement.execute(
          "prepare standing (text, text, text, text, text, uuid) as " + Standings.OUR_SIDE);
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows =
          statement.executeQuery("explain execute standing ('a', 'k', 'd', 'APP', 'n', null)")) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      statement.execute("deallocate standing");
      connection.rollback();

      // then
      assertThat(plan.toString())
          .contains("filing_subject_certificate", "filing_subject_account", "orders_open_subject")
          .contains("filing_domain_pkey", "order_domain_domain", "filing_service_subject")
          .doesNotContain("Seq Scan");
    }
  }

  @Test
  void takes_over_the_domains_of_orders_that_were_in_progress_before() throws Exception {
    // given
    AnOrder open = AnOrder.filledIn();
    AnOrder over = AnOrder.filledIn();
    over.post("/abandonment").then().statusCode(200);
    String migration;
    try (InputStream file =
        getClass().getResourceAsStream("/db/migration/V8__create_order_domain.sql")) {
      migration = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }

    // when
    TestDatabase.update(
        "delete from order_domain where order_id in (?, ?)", open.id().value(), over.id().value());
    TestDatabase.update(
        migration.substring(migration.indexOf("insert into")).replace(";", "")
            + " on conflict do nothing");

    // then
    String domains = "select string_agg(domain, ' ') from order_domain where order_id = ?";
    assertThat(TestDatabase.value(domains, open.id().value())).isEqualTo(open.domain());
    assertThat(TestDatabase.value(domains, over.id().value())).isNull();
  }
}
