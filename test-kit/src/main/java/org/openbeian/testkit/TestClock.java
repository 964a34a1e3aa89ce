package org.openbeian.testkit;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves the clock of the service under test, as the sandbox does. */
public final class TestClock {

  private static final String OFFSET = "beian.test.clock.offset";

  private static @Nullable Duration before;

  private TestClock() {}

  /** Business time. */
  public static Instant now() {
    return Instant.now().plus(offset());
  }

  /** Moves business time forward; deadlines that become due fire soon after. */
  public static synchronized void advance(Duration by) {
    set(offset().plus(by));
  }

  /** Makes it this time, earlier or later, until {@link #restore()}. */
  public static synchronized void moveTo(Instant time) {
    if (before == null) {
      before = offset();
    }
    set(Duration.between(Instant.now(), time));
  }

  /** Takes {@link #moveTo} back, so that other tests find business time where they left it. */
  public static synchronized void restore() {
    if (before != null) {
      set(before);
      before = null;
    }
  }

  private static Duration offset() {
    return Duration.parse(System.getProperty(OFFSET, "PT0S"));
  }

  private static void set(Duration offset) {
    System.setProperty(OFFSET, offset.toString());
    given()
        .contentType("application/json")
        .body("{\"offset\":\"" + offset + "\"}")
        .put("/sandbox/clock")
        .then()
        .statusCode(204);
  }
}
