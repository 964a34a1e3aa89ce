package org.openbeian.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.audit.domain.Detached.PersonalValue;

class DetachedTest {

  private static final String SUBMITTED = "org.openbeian.order.submitted.v1";
  private static final String BODY =
      "{ \"application\":{\"subject\":{\"name\":\"陈\\u542f明\",\"remark\":null}},\n"
          + " \"recipient\":{\"email\":\"k1.c2VhbGVk\"}, \"province\":\"330000\", \"n\":1.50 }";

  @Test
  @DisplayName("R-EXP-4: a body keeps a commitment in the place of each personal value")
  void puts_a_commitment_in_the_place_of_each_personal_value() {
    // when
    Detached detached = detached(BODY);
    // then
    assertThat(detached.values())
        .extracting(value -> new String(value.value(), UTF_8))
        .containsExactly("\"陈\\u542f明\"", "\"k1.c2VhbGVk\"");
    assertThat(text(detached))
        .doesNotContain("陈", "k1.")
        .contains("\"province\":\"330000\", \"n\":1.50 }");
    assertThat(attached(detached)).isEqualTo(BODY);
  }

  @Test
  void a_commitment_is_the_sha_256_of_salt_and_value() throws Exception {
    // given
    PersonalValue value = detached(BODY).values().get(0);
    // when
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(value.salt());
    digest.update("\"陈\\u542f明\"".getBytes(UTF_8));
    // then
    assertThat(value.commitment())
        .isEqualTo("sha256:" + HexFormat.of().formatHex(digest.digest()))
        .matches(Detached::isCommitment);
  }

  @Test
  void equal_values_have_unlike_commitments() {
    String twice = "{\"recipient\":{\"email\":\"k1.c2VhbGVk\",\"phone\":\"k1.c2VhbGVk\"}}";
    assertThat(detached(twice).values())
        .extracting(PersonalValue::commitment)
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void a_string_that_was_published_looking_like_a_commitment_is_detached_itself() {
    // given
    String body = "{\"x\":\"sha256:" + "0".repeat(64) + "\"}";
    // when
    Detached detached = detached(body);
    // then
    assertThat(detached.values()).hasSize(1);
    assertThat(text(detached)).isNotEqualTo(body);
    assertThat(attached(detached)).isEqualTo(body);
  }

  @Test
  void what_is_no_json_is_kept_as_it_is() {
    assertThat(detached("not { json").values()).isEmpty();
    assertThat(text(detached("not { json"))).isEqualTo("not { json");
  }

  private static Detached detached(String body) {
    return Detached.from(SUBMITTED, body.getBytes(UTF_8));
  }

  private static String text(Detached detached) {
    return new String(detached.body(), UTF_8);
  }

  private static String attached(Detached detached) {
    String body = text(detached);
    for (PersonalValue value : detached.values()) {
      body = body.replace('"' + value.commitment() + '"', new String(value.value(), UTF_8));
    }
    return body;
  }
}
