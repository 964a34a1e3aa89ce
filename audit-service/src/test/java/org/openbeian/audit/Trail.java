package org.openbeian.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.contracts.review.PreReviewStarted;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/** The trail as tests speak of it. */
public final class Trail {

  private Trail() {}

  public static OrderId anOrder() {
    return new OrderId(UUID.randomUUID());
  }

  public static DomainEvent withdrawn(OrderId order) {
    Recipient recipient =
        new Recipient(new AccountId("acct-a"), new Sealed("k1.c2VhbGVk"), null, "zh-CN");
    return new OrderWithdrawn(order, 1, recipient, new Actor(Actor.Kind.FILER, "filer-a"));
  }

  public static DomainEvent reviewStarted(OrderId order) {
    return new PreReviewStarted(
        order, 1, UUID.randomUUID(), new Actor(Actor.Kind.REVIEWER, "reviewer-1"));
  }

  public static UUID publishUnknown(OrderId order, String body) {
    UUID id = UUID.randomUUID();
    TestTopics.publishRaw(
        Topic.AUDITS,
        order.toString(),
        id,
        "org.openbeian.audit.finding-raised.v7",
        body.getBytes(UTF_8));
    return id;
  }

  public static void awaitEntriesOf(OrderId order, int count) {
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from trail where event_key = ?", order.toString())
                    >= count);
  }

  public static long sequenceOf(UUID eventId) {
    return TestDatabase.count("select sequence from trail where event_id = ?", eventId);
  }

  public static Response list(String query) {
    return given()
        .auth()
        .oauth2(TestTokens.of("auditor-1"))
        .queryParam("limit", 100)
        .get("/api/v1/trail?" + query);
  }

  public static JsonPath verification() {
    return given()
        .auth()
        .oauth2(TestTokens.of("auditor-1"))
        .get("/api/v1/trail/verification")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Does what only someone with the database in hand can, and undoes it afterwards. */
  public static void tampered(String sql, Runnable check) throws SQLException {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table trail_before as table trail");
      statement.execute("create table head_before as table chain_head");
      statement.execute("alter table trail disable trigger user");
      statement.execute(sql);
      try {
        check.run();
      } finally {
        statement.execute("delete from trail");
        statement.execute("insert into trail table trail_before");
        statement.execute(
            "update chain_head h set sequence = b.sequence, hash = b.hash from head_before b");
        statement.execute("alter table trail enable trigger user");
        statement.execute("drop table trail_before, head_before");
      }
    }
  }
}
