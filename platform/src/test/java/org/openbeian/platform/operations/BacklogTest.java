package org.openbeian.platform.operations;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class BacklogTest {

  private static final Pattern PARKED =
      Pattern.compile("(?m)^beian_inbox_waiting\\{.*kind=\"PARKED\".*} (\\d+)");

  private final UUID event = UUID.randomUUID();

  @AfterEach
  void nothing_waits_any_more() {
    TestDatabase.update("delete from parked_event where event_id = ?", event);
  }

  @Test
  void a_parked_event_shows_in_the_metrics() {
    // given
    TestDatabase.update(
        "insert into parked_event (event_id, kind, topic, event_key, type, source, occurred_at,"
            + " body, reason, parked_at) values (?, 'PARKED', 'beian.orders', 'nobody', 'unknown',"
            + " '/test', now(), '', 'test', now())",
        event);

    // then
    await().atMost(25, SECONDS).until(() -> parked() >= 1);
    TestDatabase.update("delete from parked_event where event_id = ?", event);
    await().atMost(25, SECONDS).until(() -> parked() == waiting());
  }

  private static long parked() {
    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    Matcher match = PARKED.matcher(metrics);
    return match.find() ? Long.parseLong(match.group(1)) : -1;
  }

  private static long waiting() {
    return TestDatabase.count("select count(*) from parked_event where kind = 'PARKED'");
  }
}
