package org.openbeian.testkit;

import static io.restassured.RestAssured.given;

import java.time.Duration;

/** Moves the clock of the service under test, as the sandbox does. */
public final class TestClock {

  private static final String OFFSET = "beian.test.clock.offset";

  private TestClock() {}

  /** Moves business time forward; deadlines that become due fire soon after. */
  public static synchronized void advance(Duration by) {
    Duration offset = Duration.parse(System.getProperty(OFFSET, "PT0S")).plus(by);
    System.setProperty(OFFSET, offset.toString());
    given()
        .contentType("application/json")
        .body("{\"offset\":\"" + offset + "\"}")
        .put("/sandbox/clock")
        .then()
        .statusCode(204);
  }
}
