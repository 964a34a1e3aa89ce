package org.openbeian.smsverify.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ForgetEntriesTest {

  @Inject ForgetEntries forget;
  @Inject Clock clock;

  @Test
  @DisplayName("R-SMS-4: what was entered for numbers nobody has is forgotten after a day")
  void forgets_what_is_over() throws Throwable {
    // given
    entry("of-yesterday", clock.instant().minus(Duration.ofHours(25)));
    entry("of-today", clock.instant().minus(Duration.ofHours(23)));
    used("expired", SystemTime.now().minusSeconds(1));
    used("good", SystemTime.now().plusSeconds(60));

    // when
    VertxContextSupport.subscribeAndAwait(() -> forget.forget());

    // then
    assertThat(count("wrong_entry", "phone_index", "of-yesterday")).isZero();
    assertThat(count("wrong_entry", "phone_index", "of-today")).isOne();
    assertThat(count("used_challenge", "challenge", "expired")).isZero();
    assertThat(count("used_challenge", "challenge", "good")).isOne();
  }

  private static void entry(String index, Instant since) {
    TestDatabase.update("insert into wrong_entry values (?, 1, ?)", index, Timestamp.from(since));
  }

  private static void used(String challenge, Instant expiresAt) {
    TestDatabase.update(
        "insert into used_challenge values (?, ?)", challenge, Timestamp.from(expiresAt));
  }

  private static long count(String table, String column, String value) {
    return TestDatabase.count("select count(*) from " + table + " where " + column + " = ?", value);
  }
}
