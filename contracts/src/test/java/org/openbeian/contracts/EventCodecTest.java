package org.openbeian.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.smsverify.SmsVerified;

class EventCodecTest {

  private static final String SECRET = "s3cret-0f-the-body";

  static Stream<GoldenSample> samples() {
    return GoldenSample.ofEveryEvent();
  }

  @Test
  void refuses_an_unknown_type() {
    refuses("org.openbeian.order.forgotten.v1", "{\"orderId\":\"" + SECRET + "\"}");
  }

  @Test
  void refuses_an_unknown_version_of_a_known_event() {
    GoldenSample sample = GoldenSample.of(SmsVerified.class);
    refuses(sample.type().replace(".v1", ".v999"), sample.text());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refuses_a_missing_or_an_unknown_property_at_any_depth(GoldenSample sample) {
    for (Damage damage : Damage.allOf(sample.tree())) {
      refuses(sample.type(), damage.result().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refuses_a_body_that_is_null(GoldenSample sample) {
    refuses(sample.type(), "null");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refuses_a_body_that_was_cut_anywhere(GoldenSample sample) {
    byte[] body = sample.text().strip().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < body.length; length += 1 + body.length / 50) {
      refuses(sample.type(), Arrays.copyOf(body, length));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refuses_null_where_the_schema_wants_a_value(GoldenSample sample) {
    ObjectNode body = (ObjectNode) sample.tree();
    body.putNull("orderId");
    refuses(sample.type(), body.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1.7", "true", "1} {"})
  void refuses_a_number_in_another_form_and_anything_after_the_body(String round) {
    refuses(
        EventCatalogue.typeOf(SmsVerified.class),
        "{\"orderId\":\"0b9d6a3c-1c3f-4a0e-9a55-0f5f3a3c7d10\",\"round\":" + round + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"orderId\":\"" + SECRET + "\",\"round\":1}",
        "{\"orderId\":null,\"round\":\"" + SECRET + "\"}",
        "[\"" + SECRET + "\"]",
        "\"" + SECRET + "\"",
        SECRET,
        "{\"" + SECRET + "\":1}",
      })
  void a_refusal_repeats_nothing_of_the_body(String body) {
    refuses(EventCatalogue.typeOf(SmsVerified.class), body);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_refusal_repeats_no_value_of_a_real_event(GoldenSample sample) {
    // given
    ObjectNode body = (ObjectNode) sample.tree();
    body.put("round", SECRET);
    // then
    refuses(sample.type(), body.toString());
  }

  private static void refuses(String type, String body) {
    refuses(type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuses(String type, byte[] body) {
    // when
    Throwable refusal = catchThrowable(() -> EventCodec.decode(type, body));
    // then
    assertThat(refusal)
        .as("%s: %s", type, new String(body, StandardCharsets.UTF_8))
        .isInstanceOf(UnreadableEventException.class)
        .hasNoCause();
    assertThat(refusal.getMessage())
        .isIn(
            "unknown event type",
            "body is not of the schema of " + type,
            "body is null",
            "a required property is null in " + type)
        .doesNotContain(SECRET);
  }
}
