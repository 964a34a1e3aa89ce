package org.openbeian.smsverify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The page in a real browser; not part of the build, the service's README says how to run it. */
@QuarkusTest
@EnabledIfSystemProperty(named = "beian.browser", matches = "true")
class BrowserTest extends VerifyingTest {

  /** One each for what src/test/browser/page.test.mjs does with a person. */
  private static final int PEOPLE = 14;

  private static final long PATIENCE_MINUTES = 10;

  @TestHTTPResource("/")
  String origin;

  @Test
  @DisplayName("R-SMS-4 to R-SMS-7: verify and ask for another code by keyboard, on any screen")
  void works_in_a_browser() throws IOException, InterruptedException {
    // given
    List<Map<String, String>> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String phone = AnOrder.newPhone();
      forwarded(phone);
      people.add(person(phone, TAIL));
    }
    String subject = AnOrder.newPhone();
    String service = AnOrder.newPhone();
    forwarded(subject, service);
    List<Map<String, String>> pair = List.of(person(subject, TAIL), person(service, TAIL_WITH_X));

    // when
    ProcessBuilder browser = new ProcessBuilder("node", "--test-reporter=spec", "page.test.mjs");
    Path log = Path.of("target/browser-test.log");
    browser.directory(Path.of("src/test/browser").toFile());
    browser.redirectErrorStream(true).redirectOutput(log.toFile());
    ObjectMapper json = new ObjectMapper();
    browser.environment().put("PAGE_ORIGIN", origin.replaceFirst("/$", ""));
    browser.environment().put("PAGE_PEOPLE", json.writeValueAsString(people));
    browser.environment().put("PAGE_PAIR", json.writeValueAsString(pair));
    Process process = browser.start();
    boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    process.destroy();

    // then
    assertThat(ended).as("the browser test ended in time").isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(log)).isZero();
  }

  private static Map<String, String> person(String phone, String tail) {
    return Map.of("phone", phone, "code", codeOf(phone), "tail", tail);
  }
}
