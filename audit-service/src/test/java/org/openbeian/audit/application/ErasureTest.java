package org.openbeian.audit.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.audit.Trail;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ErasureTest {

  private static final String SEALED = "k1.d_I3zQOqqY-S8sIHgusAzKb9IJmbvmpYjxQEcInhjrl_C08";

  @Test
  @DisplayName("R-EXP-4: an erased value is gone from the trail, and the chain still holds")
  void erases_an_orders_values_and_keeps_the_chain_whole() {
    // given
    OrderId order = Trail.anOrder();
    OrderId other = Trail.anOrder();
    TestTopics.publish(Trail.withdrawn(order));
    TestTopics.publish(Trail.withdrawn(other));
    Trail.publishUnknown(order, "{\"a\":[{\"b\":\"" + SEALED + "\"}]}");
    Trail.awaitEntriesOf(order, 2);
    Trail.awaitEntriesOf(other, 1);
    assertThat(Trail.verification().getBoolean("intact")).isTrue();
    assertThat(dump(order)).contains("k1.c2VhbGVk", SEALED);

    // when
    erase(order, 3);

    // then
    assertThat(values(order)).isZero();
    assertThat(values(other)).isEqualTo(1);
    assertThat(dump(order)).doesNotContain("k1.");
    assertThat(Trail.verification().getBoolean("intact")).isTrue();
    Trail.list("orderId=" + order + "&type=org.openbeian.order.withdrawn.v1")
        .then()
        .body("items[0].erasedAt", notNullValue())
        .body("items[0].body.recipient.account", equalTo("acct-a"))
        .body("items[0].body.recipient.email.commitment", matchesPattern("sha256:[0-9a-f]{64}"))
        .body("items[0].body.recipient.email.erasedAt", notNullValue());
    Trail.list("orderId=" + other)
        .then()
        .body("items[0].erasedAt", nullValue())
        .body("items[0].body.recipient.email", equalTo("k1.c2VhbGVk"));
  }

  @Test
  @DisplayName("R-EXP-4: what arrives after the erasure leaves no value behind, in whatever order")
  void keeps_no_value_of_an_event_that_comes_later() {
    // given
    OrderId order = Trail.anOrder();
    UUID erasure = erase(order, 1);

    // when
    TestTopics.publish(Trail.withdrawn(order));
    TestTopics.publish(erasure, new PersonalDataErased(order, 1));
    TestTopics.publish(new PersonalDataErased(order, 1));
    Trail.awaitEntriesOf(order, 3);

    // then
    assertThat(values(order)).isZero();
    assertThat(dump(order)).doesNotContain("k1.");
    assertThat(Trail.verification().getBoolean("intact")).isTrue();
  }

  @Test
  void proves_what_stood_there_to_who_is_shown_value_and_salt() throws Exception {
    // given
    OrderId order = Trail.anOrder();
    long entry = kept(order);
    byte[] salt = HexFormat.of().parseHex(column("encode(salt, 'hex')", "trail_personal", entry));
    // when
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(salt);
    digest.update("\"k1.c2VhbGVk\"".getBytes(UTF_8));
    // then
    assertThat(column("convert_from(body, 'UTF8')", "trail", entry))
        .contains("\"email\":\"sha256:" + HexFormat.of().formatHex(digest.digest()) + "\"")
        .doesNotContain("k1.");
  }

  @Test
  void finds_a_commitment_that_was_tampered_with() throws SQLException {
    // given
    long entry = kept(Trail.anOrder());
    // then
    Trail.tampered(
        "update trail set body = convert_to(regexp_replace(convert_from(body, 'UTF8'),"
            + " 'sha256:[0-9a-f]{64}', 'sha256:"
            + "0".repeat(64)
            + "'), 'UTF8') where sequence = "
            + entry,
        () -> {
          assertThat(Trail.verification().getLong("firstBroken.sequence")).isEqualTo(entry);
          assertThat(Trail.verification().getString("firstBroken.reason"))
              .isEqualTo("HASH_MISMATCH");
        });
  }

  @Test
  void shows_no_value_that_was_put_in_the_place_of_the_kept_one() {
    // given
    OrderId order = Trail.anOrder();
    long entry = kept(order);
    // when
    TestDatabase.update(
        "update trail_personal set value = '\"k1.Zm9yZ2Vk\"' where sequence = ?", entry);
    // then
    Trail.list("orderId=" + order)
        .then()
        .body("items[0].body.recipient.email.commitment", notNullValue())
        .body("items[0].body.recipient.email.erasedAt", nullValue());
  }

  private static long kept(OrderId order) {
    UUID event = TestTopics.publish(Trail.withdrawn(order));
    Trail.awaitEntriesOf(order, 1);
    return Trail.sequenceOf(event);
  }

  private static UUID erase(OrderId order, int entries) {
    UUID event = TestTopics.publish(new PersonalDataErased(order, 1));
    Trail.awaitEntriesOf(order, entries);
    return event;
  }

  private static long values(OrderId order) {
    return TestDatabase.count(
        "select count(*) from trail_personal where event_key = ?", order.toString());
  }

  private static String column(String column, String table, long entry) {
    return TestDatabase.value("select " + column + " from " + table + " where sequence = ?", entry);
  }

  private static String dump(OrderId order) {
    return TestDatabase.value(
        "select coalesce((select string_agg(convert_from(body, 'UTF8'), ' ') from trail where"
            + " event_key = ?), '') || coalesce((select string_agg(convert_from(value, 'UTF8'), ' ')"
            + " from trail_personal where event_key = ?), '')",
        order.toString(),
        order.toString());
  }
}
