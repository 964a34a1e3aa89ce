package org.openbeian.review.inbound.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openbeian.review.AnOrder.anOrder;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2, R-PERM-2: what orders tell of the record is kept, service by service")
class SubjectRecordsTest {

  private static final Recipient OWNER =
      new Recipient(new AccountId("acct-a"), new Sealed("x.e"), new Sealed("x.m"), "zh-CN");
  private static final AccountId OTHER = new AccountId("acct-b");

  private final String subject =
      "浙ICP备2024%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));

  @Test
  void a_grant_brings_services_and_more_services_on_record() {
    // given
    AnOrder order = anOrder().submitted();

    // when
    told(granted(order.id(), FilingType.FIRST_FILING, 1));
    told(granted(newOrder(), FilingType.ADD_SERVICE, 2));

    // then
    assertThat(rows()).isEqualTo("-1 IN_FORCE acct-a,-2 IN_FORCE acct-a");
    assertThat(lastOrderOf(1)).isEqualTo(order.id().toString());
    assertThat(
            TestDatabase.value(
                "select r.province || ' ' || (r.subject_key = s.subject_key) from subject_record r"
                    + " join submission s on s.order_id = r.last_order_id"
                    + " where r.service_number = ?",
                subject + "-1"))
        .isEqualTo("330000 true");
  }

  @Test
  void a_change_of_the_subject_is_the_last_order_of_all_its_services() {
    // given
    told(granted(newOrder(), FilingType.FIRST_FILING, 1, 2, 3));
    told(deregistered(3));
    OrderId ofOne = newOrder();
    OrderId ofSubject = newOrder();

    // when
    told(changed(ofOne, FilingType.CHANGE_SERVICE, 1));

    // then
    assertThat(lastOrderOf(1)).isEqualTo(ofOne.toString());
    assertThat(lastOrderOf(2)).isNotEqualTo(ofOne.toString());

    // when
    told(changed(ofSubject, FilingType.CHANGE_SUBJECT));

    // then
    assertThat(lastOrderOf(1)).isEqualTo(ofSubject.toString());
    assertThat(lastOrderOf(2)).isEqualTo(ofSubject.toString());
    assertThat(lastOrderOf(3)).isNotEqualTo(ofSubject.toString());
    assertThat(rows()).isEqualTo("-1 IN_FORCE acct-a,-2 IN_FORCE acct-a,-3 DEREGISTERED acct-a");
  }

  @Test
  void cancelled_access_is_taken_up_again_here_or_claimed() {
    // given
    told(granted(newOrder(), FilingType.FIRST_FILING, 1, 2));
    told(cancelled(1, 2));
    assertThat(rows()).isEqualTo("-1 ACCESS_CANCELLED acct-a,-2 ACCESS_CANCELLED acct-a");

    // when
    told(granted(newOrder(), FilingType.ADD_ACCESS, 1));
    told(
        new FilingClaimed(
            newOrder(),
            1,
            new Recipient(OTHER, OWNER.email(), OWNER.phone(), "zh-CN"),
            subject,
            numbers(2)));

    // then
    assertThat(rows()).isEqualTo("-1 IN_FORCE acct-a,-2 IN_FORCE acct-b");
  }

  @Test
  void a_transfer_hands_over_the_subject_with_all_its_services() {
    // given
    told(granted(newOrder(), FilingType.FIRST_FILING, 1, 2));
    told(deregistered(2));

    // when
    told(new FilingTransferred(newOrder(), 1, OWNER, subject, numbers(1, 3), OTHER));

    // then
    assertThat(rows()).isEqualTo("-1 IN_FORCE acct-b,-2 DEREGISTERED acct-b,-3 IN_FORCE acct-b");
  }

  @Test
  void a_migration_ends_numbers_of_one_subject_and_begins_those_of_another() {
    // given
    String target = subject.replace("2024", "2023");
    told(granted(newOrder(), FilingType.FIRST_FILING, 1, 2));

    // when
    told(
        new FilingMigrated(
            newOrder(),
            1,
            OWNER,
            subject,
            target,
            List.of(new FilingMigrated.MigratedService(subject + "-1", target + "-7")),
            OTHER));

    // then
    assertThat(rows()).isEqualTo("-1 MIGRATED acct-a,-2 IN_FORCE acct-a");
    assertThat(rowsOf(target)).isEqualTo("-7 IN_FORCE acct-b");
  }

  @Test
  void a_revocation_ends_some_services_or_all_with_the_subject() {
    // given
    told(granted(newOrder(), FilingType.FIRST_FILING, 1, 2, 3));
    told(cancelled(3));

    // when
    told(revoked(false, 1));

    // then
    assertThat(rows()).isEqualTo("-1 REVOKED acct-a,-2 IN_FORCE acct-a,-3 ACCESS_CANCELLED acct-a");

    // when
    told(revoked(true, 2));

    // then
    assertThat(rows()).isEqualTo("-1 REVOKED acct-a,-2 REVOKED acct-a,-3 REVOKED acct-a");
  }

  @Test
  void what_is_told_late_brings_nothing_back() {
    // given
    told(deregistered(1));

    // when
    UUID late = TestTopics.publish(granted(newOrder(), FilingType.FIRST_FILING, 1));

    // then
    await().atMost(20, SECONDS).until(() -> "STALE".equals(outcome(late)));
    assertThat(rows()).isEqualTo("-1 DEREGISTERED acct-a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"submission", "subject_record"})
  @DisplayName("R-EXP-4: nothing finds the subject of what is erased")
  void the_subjects_key_is_erased(String table) {
    // given
    AnOrder order = anOrder().submitted();
    told(granted(order.id(), FilingType.FIRST_FILING, 1));
    String keys =
        "select count(subject_key) from "
            + table
            + " where "
            + (table.equals("submission") ? "order_id" : "last_order_id")
            + " = ?";
    assertThat(TestDatabase.count(keys, order.id().value())).isEqualTo(1);

    // when
    told(new PersonalDataErased(order.id(), 1));

    // then
    assertThat(TestDatabase.count(keys, order.id().value())).isZero();
    assertThat(rows()).isEqualTo("-1 IN_FORCE acct-a");
  }

  @Test
  void what_bureaus_approved_before_this_was_kept_is_known_from_the_tasks() throws Exception {
    // given
    String backfill =
        Files.readString(Path.of("src/main/resources/db/migration/V31__keep_subject_records.sql"))
            .replaceAll("(?s).*(?=insert into subject_record)", "");
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("delete from subject_record");
      approved(statement, "FIRST_FILING", "2026-01-05", 1, 2, 3, 4);
      approved(statement, "DEREGISTER_SERVICE", "2026-03-05", 2);
      approved(statement, "CANCEL_ACCESS", "2026-03-05", 3);
      approved(statement, "MIGRATE", "2026-04-05", 5);

      // when
      statement.execute(backfill);

      // then
      try (ResultSet rows =
          statement.executeQuery(
              "select string_agg(replace(service_number, subject_number, '') || ' ' || status ||"
                  + " coalesce(' ' || account, '') || ' ' || since::date, ',' order by"
                  + " service_number) from subject_record where subject_number = '"
                  + subject
                  + "'")) {
        rows.next();
        assertThat(rows.getString(1))
            .isEqualTo(
                "-1 IN_FORCE acct-a 2026-01-05,-2 DEREGISTERED acct-a 2026-03-05,-3"
                    + " ACCESS_CANCELLED acct-a 2026-03-05,-4 IN_FORCE acct-a 2026-01-05,-5"
                    + " IN_FORCE 2026-04-05");
      }
      connection.rollback();
    }
  }

  private void approved(Statement statement, String type, String day, int... services)
      throws SQLException {
    UUID order = UUID.randomUUID();
    String numbers =
        numbers(services).stream()
            .map(number -> "{\"serviceNo\": 1, \"number\": \"" + number + "\"}")
            .collect(Collectors.joining(","));
    statement.execute(
        "insert into submission (order_id, round, subject_name, rule_book, questions, findings, materials)"
            + " values ('%s', 1, '', '', '{}', '{}', '{}')".formatted(order));
    statement.execute(
        "insert into review_task (id, order_id, round, stage, state, filing_type, province,"
            + " account, subject_name, created_at, outcome, decided_at, subject_number, numbers)"
            + " values ('%s', '%s', 1, 'BUREAU', 'DECIDED', '%s', '330000', 'acct-a', '', '%s',"
                .formatted(UUID.randomUUID(), order, type, day)
            + " 'APPROVE', '%s', '%s', '{\"services\": [%s]}')".formatted(day, subject, numbers));
  }

  private FilingGranted granted(OrderId order, FilingType type, int... services) {
    return new FilingGranted(
        order,
        1,
        OWNER,
        type,
        subject,
        numbers(services).stream()
            .map(
                number ->
                    new FilingGranted.GrantedService(1, number, ServiceKind.WEBSITE, "启明示例科技官网"))
            .toList());
  }

  private FilingChanged changed(OrderId order, FilingType type, int... services) {
    return new FilingChanged(order, 1, OWNER, type, subject, numbers(services), List.of());
  }

  private AccessCancelled cancelled(int... services) {
    return new AccessCancelled(newOrder(), 1, OWNER, subject, numbers(services));
  }

  private FilingDeregistered deregistered(int... services) {
    return new FilingDeregistered(newOrder(), 1, OWNER, subject, numbers(services), false);
  }

  private FilingRevoked revoked(boolean subjectEnded, int... services) {
    return new FilingRevoked(
        newOrder(),
        1,
        OWNER,
        subject,
        numbers(services),
        subjectEnded,
        List.of(new Reason(null, "FALSE_DATA", null, "提供虚假信息", null)));
  }

  private List<String> numbers(int... services) {
    return Arrays.stream(services).mapToObj(no -> subject + "-" + no).toList();
  }

  private static OrderId newOrder() {
    return new OrderId(UUID.randomUUID());
  }

  private static void told(DomainEvent event) {
    UUID id = TestTopics.publish(event);
    await().atMost(20, SECONDS).until(() -> "APPLIED".equals(outcome(id)));
  }

  private static String outcome(UUID event) {
    return TestDatabase.value("select outcome from inbox where event_id = ?", event);
  }

  private String lastOrderOf(int service) {
    return TestDatabase.value(
        "select last_order_id from subject_record where service_number = ?",
        subject + "-" + service);
  }

  private String rows() {
    return rowsOf(subject);
  }

  private static String rowsOf(String subjectNumber) {
    return TestDatabase.value(
        "select string_agg(replace(service_number, subject_number, '') || ' ' || status || ' ' ||"
            + " account, ',' order by service_number) from subject_record where subject_number = ?",
        subjectNumber);
  }
}
