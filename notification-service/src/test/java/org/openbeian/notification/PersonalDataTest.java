package org.openbeian.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class PersonalDataTest {

  @Inject Sealer sealer;

  @Test
  void no_table_holds_a_phone_or_an_address_in_plain_not_even_in_a_reviewers_words()
      throws SQLException {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = Filer.aFiler();
    Reason reason =
        new Reason(null, "UNREACHABLE", null, "nobody answers " + filer.phone(), filer.email());
    // when
    TestTopics.publish(filer.returned(sealer, ReturnReason.CHANGES_REQUESTED, reason));
    filer.awaitAnnounced(Channel.EMAIL, 1);
    // then
    for (String table : tables()) {
      assertThat(content(table))
          .as(table)
          .doesNotContain(filer.phone())
          .doesNotContain(filer.email());
    }
    // and when
    SmsGatewayStandIn.outage(false);
    filer.awaitAnnounced(Channel.SMS, 1);
    // then
    assertThat(
            TestDatabase.count(
                "select count(*) from delivery where order_id = ? and recipient is not null",
                filer.order().value()))
        .as("recipients of what is done")
        .isZero();
  }

  private static List<String> tables() throws SQLException {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      List<String> tables = new ArrayList<>();
      while (row.next()) {
        tables.add(row.getString(1));
      }
      return tables;
    }
  }

  private static String content(String table) {
    return String.valueOf(
        TestDatabase.value("select string_agg(t::text, ' ') from " + table + " t"));
  }
}
