package org.openbeian.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

  private static final String ONE = key(1, 32);
  private static final String TWO = key(2, 48);
  private static final byte[] CONTENT = "{\"a\":\"见\"}".getBytes(UTF_8);

  private final Signer signer = new Signer("keys", "k1:" + ONE);

  @Test
  void tells_what_it_signed() {
    String signed = signer.sign(CONTENT);

    assertThat(signed).matches("k1\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
    assertThat(signer.verify(signed)).contains(CONTENT);
  }

  @Test
  void verifies_under_an_old_key_after_rotation_and_signs_under_the_new() {
    String old = signer.sign(CONTENT);
    Signer rotated = new Signer("keys", "k2:" + TWO + ", k1:" + ONE);

    assertThat(rotated.verify(old)).contains(CONTENT);
    assertThat(rotated.sign(CONTENT)).startsWith("k2.");
    assertThat(new Signer("keys", "k2:" + TWO).verify(old)).isEmpty();
    assertThat(new Signer("keys", "k1:" + TWO).verify(old)).isEmpty();
  }

  @Test
  void refuses_what_was_changed_anywhere() {
    String signed = signer.sign(CONTENT);
    Signer twoIds = new Signer("keys", "k1:" + ONE + ",k2:" + ONE);

    for (int i = 0; i < signed.length(); i++) {
      for (char other : new char[] {'A', 'B', 'C', 'D', '.', '?', '见'}) {
        if (signed.charAt(i) != other) {
          String changed = signed.substring(0, i) + other + signed.substring(i + 1);
          assertThat(signer.verify(changed)).as(changed).isEmpty();
        }
      }
    }
    assertThat(twoIds.verify("k2" + signed.substring(2))).isEmpty();
    assertThat(signer.verify(signed + "=")).isEmpty();
    assertThat(signer.verify(signed + "x".repeat(10_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "k1", "k1.", "k1..", ".a.b", "k3.e30.AAAA"})
  void refuses_what_nobody_signed(String text) {
    assertThat(signer.verify(text)).isEmpty();
  }

  @Test
  void wants_long_keys_and_ids_and_tells_no_key() {
    for (String ring :
        new String[] {
          "",
          ONE,
          "k1:" + key(1, 31),
          "k1:" + ONE + ",",
          "k1:" + ONE + ",k1:" + TWO,
          "k.1:" + ONE,
          "k1:***"
        }) {
      assertThatThrownBy(() -> new Signer("beian.some.keys", ring))
          .as(ring)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("beian.some.keys: ")
          .hasMessageNotContaining("AQEB");
    }
  }

  private static String key(int fill, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
