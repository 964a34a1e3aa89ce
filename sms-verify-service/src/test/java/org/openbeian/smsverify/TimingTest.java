package org.openbeian.smsverify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
class TimingTest extends VerifyingTest {

  private static final Logger LOG = Logger.getLogger(TimingTest.class);
  private static final int WARM_UP = 6;
  private static final int ROUNDS = 30;
  private static final int TRIES = 5;

  /**
   * What a statement or a commit costs that only one kind makes, on a fast machine with a database
   * that does not wait for its disk. Medians of some hundred alternating entries differ by less
   * even while others work on the machine.
   */
  private static final long MARGIN_MICROS = 1_000;

  private static final double MARGIN = 0.25;

  /** What is wrong with an entry. */
  private record Kind(String name, String phone, String code, String tail) {}

  @Test
  @DisplayName("R-SMS-4: the time taken does not tell what was wrong or whether a number is known")
  void takes_as_long_whatever_was_wrong() throws Exception {
    // given
    String wrongTail = AnOrder.newPhone();
    forwarded(wrongTail);
    String wrongCode = AnOrder.newPhone();
    forwarded(wrongCode);
    String done = AnOrder.newPhone();
    forwarded(done);
    enter(done, codeOf(done), TAIL).statusCode(200);
    String many = AnOrder.newPhone();
    for (int i = 0; i < 2; i++) {
      forwarded(many);
      enter(many, codeOf(many), TAIL).statusCode(200);
    }
    forwarded(many);
    List<Kind> kinds =
        List.of(
            new Kind("unknown number", AnOrder.newPhone(), "123456", "999999"),
            new Kind("wrong tail", wrongTail, codeOf(wrongTail), "999999"),
            new Kind("wrong code", wrongCode, wrongCodeOf(wrongCode), TAIL),
            new Kind("number that is done", done, "123456", "999999"),
            new Kind("number of many orders", many, codeOf(many), "999999"));

    // when
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      TestDatabase.update("update verification_phone set wrong_tries = 0, wrong_resends = 0");
      TestDatabase.update("delete from wrong_entry");
      for (int i = 0; i < TRIES; i++) {
        // each goes first as often as any other
        List<Kind> order = new ArrayList<>(kinds);
        Collections.rotate(order, i + round);
        for (Kind kind : order) {
          long micros = timed(kind);
          if (round >= WARM_UP) {
            times.computeIfAbsent(kind.name, name -> new ArrayList<>()).add(micros);
          }
        }
      }
    }

    // then
    Map<String, Long> medians =
        times.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, kind -> median(kind.getValue())));
    LOG.infof("medians in microseconds: %s", medians);
    long least = Collections.min(medians.values());
    assertThat(Collections.max(medians.values()) - least)
        .as("medians in microseconds: %s", medians)
        .isLessThan(Math.max(MARGIN_MICROS, (long) (least * MARGIN)));
  }

  @Test
  @DisplayName("R-SMS-4: a wrong entry writes as much for an unknown number as for a known one")
  void writes_as_much_whatever_was_wrong() {
    // given
    String known = AnOrder.newPhone();
    forwarded(known);
    String unknown = AnOrder.newPhone();
    long before = TestDatabase.count("select count(*) from wrong_entry");

    // when
    enter(known, codeOf(known), "999999").statusCode(404);
    enter(unknown, "123456", "999999").statusCode(404);
    resend(known, "999999").statusCode(404);
    resend(unknown, "999999").statusCode(404);

    // then
    assertThat(TestDatabase.count("select count(*) from wrong_entry")).isEqualTo(before + 2);
  }

  private long timed(Kind kind) throws Exception {
    long begun = System.nanoTime();
    HttpResponse<String> answer = send(kind.phone, kind.code, kind.tail);
    long micros = (System.nanoTime() - begun) / 1_000;
    assertThat(answer.statusCode()).isEqualTo(404);
    return micros;
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
