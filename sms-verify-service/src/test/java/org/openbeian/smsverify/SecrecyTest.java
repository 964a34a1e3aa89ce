package org.openbeian.smsverify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
class SecrecyTest extends VerifyingTest {

  private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();

  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          String text = ExtLogRecord.wrap(record).getFormattedMessage();
          for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            text += "\n" + cause;
          }
          logged.add(text);
        }

        @Override
        public void flush() {
          // nothing is held back
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(listener);
  }

  @AfterEach
  void stop_listening() {
    Logger.getLogger("").removeHandler(listener);
    SmsGatewayStandIn.outage(false);
  }

  @Test
  @DisplayName("Architecture §7: codes, numbers and tails are in no table, event or log in plain")
  void keeps_codes_and_numbers_to_itself() throws SQLException {
    // given
    SmsGatewayStandIn.outage(true);
    String phone = AnOrder.newPhone();
    String tail = "7531XZ";
    AnOrder order = new AnOrder(sealer).with(phone, tail, Role.SUBJECT_PRINCIPAL);
    TestTopics.publish(order.forwarded());
    org.awaitility.Awaitility.await().until(() -> dispatchesOf(order) == 1);
    String whileOnItsWay = allTables();
    SmsGatewayStandIn.outage(false);
    published(order, SmsCodeIssued.class, 1);
    String code = codeOf(phone);

    // when
    enter(phone, wrongCodeOf(phone), tail).statusCode(404);
    enter(phone, code, "999999").statusCode(404);
    enter(phone, code, tail).statusCode(200);
    published(order, org.openbeian.contracts.smsverify.SmsVerified.class, 1);

    // then
    String told = whileOnItsWay + allTables() + eventBodies() + logged;
    assertThat(whileOnItsWay).contains(order.id().toString());
    assertThat(logged).isNotEmpty();
    // six digits alone also occur in ids and times: look for the code as a word
    assertThat(told).doesNotContainPattern("(?<![0-9A-Za-z.+-])" + code + "(?![0-9A-Za-z+-])");
    assertThat(told).doesNotContain(phone).doesNotContain(tail);
  }

  @Test
  @DisplayName("R-SMS-4: equal tails of two orders have unrelated hashes")
  void hashes_are_bound_to_order_and_phone() throws SQLException {
    // given
    AnOrder one = forwarded(AnOrder.newPhone());
    AnOrder other = forwarded(AnOrder.newPhone());

    // when
    List<String> hashes = new ArrayList<>();
    for (AnOrder order : List.of(one, other)) {
      hashes.add(
          TestDatabase.value(
              "select certificate_hash from verification_phone where order_id = ?",
              order.id().value()));
    }

    // then
    assertThat(hashes).doesNotHaveDuplicates();
  }

  private static String eventBodies() {
    StringBuilder bodies = new StringBuilder();
    TestTopics.records(Topic.SMS_VERIFICATIONS.topicName())
        .forEach(record -> bodies.append(new String(record.value())).append('\n'));
    return bodies.toString();
  }

  private static String allTables() throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'public'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
          while (row.next()) {
            dump.append(row.getString(1)).append('\n');
          }
        }
      }
    }
    return dump.toString();
  }
}
