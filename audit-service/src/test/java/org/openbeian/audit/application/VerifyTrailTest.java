package org.openbeian.audit.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openbeian.audit.Trail;
import org.openbeian.contracts.OrderId;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

/** Who can drop the trigger can change the table; the chain tells. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class VerifyTrailTest {

  private final List<UUID> events = new ArrayList<>();

  @BeforeEach
  void ten_entries_are_there() {
    OrderId order = Trail.anOrder();
    for (int i = 0; i < 10; i++) {
      events.add(TestTopics.publish(Trail.withdrawn(order)));
    }
    Trail.awaitEntriesOf(order, 10);
  }

  @Test
  void finds_an_untouched_trail_intact_and_names_its_head() {
    JsonPath verification = Trail.verification();
    assertThat(verification.getBoolean("intact")).isTrue();
    assertThat(verification.getString("firstBroken")).isNull();
    assertThat(verification.getLong("entries"))
        .isEqualTo(TestDatabase.count("select count(*) from trail"));
    assertThat(verification.getString("headHash"))
        .isEqualTo(
            TestDatabase.value(
                "select encode(hash, 'hex') from trail order by sequence desc limit 1"));
  }

  @Test
  void names_an_entry_whose_body_was_changed() throws SQLException {
    long victim = sequence(4);
    Trail.tampered(
        "update trail set body = convert_to('{\"forged\":true}', 'UTF8') where sequence = "
            + victim,
        () -> firstBrokenIs(victim, events.get(4), "HASH_MISMATCH"));
  }

  @Test
  void names_the_successor_of_an_entry_that_was_changed_together_with_its_hash()
      throws SQLException {
    long victim = sequence(4);
    Trail.tampered(
        "update trail set hash = sha256(hash) where sequence = " + victim,
        () -> firstBrokenIs(victim, events.get(4), "HASH_MISMATCH"));
    Trail.tampered(
        "update trail set previous_hash = sha256(previous_hash) where sequence = " + victim,
        () -> firstBrokenIs(victim, events.get(4), "WRONG_PREVIOUS_HASH"));
  }

  @Test
  void names_a_deleted_entry() throws SQLException {
    long victim = sequence(5);
    Trail.tampered(
        "delete from trail where sequence = " + victim, () -> firstBrokenIs(victim, null, "GAP"));
  }

  @Test
  void names_the_first_of_two_swapped_entries() throws SQLException {
    long first = sequence(2);
    long second = sequence(7);
    Trail.tampered(
        """
        update trail set sequence = -1 where sequence = %1$d;
        update trail set sequence = %1$d where sequence = %2$d;
        update trail set sequence = %2$d where sequence = -1"""
            .formatted(first, second),
        () -> firstBrokenIs(first, events.get(7), "WRONG_PREVIOUS_HASH"));
  }

  @Test
  void names_the_first_entry_of_a_tail_that_was_cut_off() throws SQLException {
    long victim = sequence(8);
    Trail.tampered(
        "delete from trail where sequence >= " + victim,
        () -> firstBrokenIs(victim, null, "HEAD_MISMATCH"));
  }

  @Test
  void notices_that_everything_was_deleted() throws SQLException {
    Trail.tampered("delete from trail", () -> firstBrokenIs(1, null, "HEAD_MISMATCH"));
  }

  @Test
  void names_an_entry_that_was_added_behind_the_head() throws SQLException {
    long last = sequence(9);
    UUID forged = UUID.randomUUID();
    Trail.tampered(
        """
        insert into trail select sequence + 1, '%s', type, source, event_key, occurred_at, topic,
        body, hash, sha256(hash) from trail where sequence = %d"""
            .formatted(forged, last),
        () -> firstBrokenIs(last + 1, forged, "HEAD_MISMATCH"));
  }

  @Test
  void notices_a_forged_head() throws SQLException {
    long last = sequence(9);
    Trail.tampered(
        "update chain_head set hash = sha256(hash)",
        () -> firstBrokenIs(last, null, "HEAD_MISMATCH"));
  }

  private long sequence(int event) {
    return Trail.sequenceOf(events.get(event));
  }

  private static void firstBrokenIs(long sequence, @Nullable UUID event, String reason) {
    JsonPath verification = Trail.verification();
    assertThat(verification.getBoolean("intact")).isFalse();
    assertThat(verification.getLong("firstBroken.sequence")).isEqualTo(sequence);
    assertThat(verification.getString("firstBroken.eventId"))
        .isEqualTo(event == null ? null : event.toString());
    assertThat(verification.getString("firstBroken.reason")).isEqualTo(reason);
  }
}
