package org.openbeian.notification.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

  @Test
  void signs_as_the_standards_own_example_does() {
    // given
    WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    // when
    String header =
        WebhookSecret.signatures(
            List.of(secret),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}");
    // then
    assertThat(header).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void the_example_of_the_docs_is_signed_right() throws Exception {
    // given
    String page = Files.readString(Path.of("../docs/webhooks.md"));
    String body = line(page, "(\\{\"id\":.*})");
    // when
    String header =
        WebhookSecret.signatures(
            List.of(new WebhookSecret(line(page, ".*`(whsec_[^`]+)`\\."))),
            line(page, "webhook-id: (.*)"),
            Instant.ofEpochSecond(Long.parseLong(line(page, "webhook-timestamp: (.*)"))),
            body);
    // then
    assertThat(header).isEqualTo(line(page, "webhook-signature: (.*)"));
  }

  private static String line(String page, String pattern) {
    Matcher line = Pattern.compile("^" + pattern + "$", Pattern.MULTILINE).matcher(page);
    assertThat(line.find()).isTrue();
    return line.group(1);
  }

  @Test
  void signs_under_every_secret_given() {
    WebhookSecret one = WebhookSecret.random();
    WebhookSecret other = WebhookSecret.random();
    Instant now = Instant.ofEpochSecond(1);
    assertThat(WebhookSecret.signatures(List.of(one, other), "i", now, "b"))
        .isEqualTo(
            WebhookSecret.signatures(List.of(one), "i", now, "b")
                + " "
                + WebhookSecret.signatures(List.of(other), "i", now, "b"));
  }

  @Test
  void a_secret_has_256_random_bits_and_hides_from_logs() {
    WebhookSecret secret = WebhookSecret.random();
    assertThat(secret.text()).startsWith("whsec_").isNotEqualTo(WebhookSecret.random().text());
    assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
    assertThat(secret).hasToString("WebhookSecret");
  }
}
