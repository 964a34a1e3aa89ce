package org.openbeian.platform.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Sealed;

class SealerTest {

  private static final String ONE = key(1);
  private static final String TWO = key(2);
  private final Sealer sealer = new Sealer("k1:" + ONE, TWO);

  @Test
  void opens_what_it_sealed_and_seals_it_differently_each_time() {
    Sealed first = sealer.seal("13800571001");
    Sealed second = sealer.seal("13800571001");

    assertThat(first.token()).startsWith("k1.").doesNotContain("138").isNotEqualTo(second.token());
    assertThat(sealer.open(first)).isEqualTo(sealer.open(second)).isEqualTo("13800571001");
  }

  @Test
  void opens_under_an_old_key_after_rotation_and_seals_under_the_new() {
    Sealed old = sealer.seal("陈启明");
    Sealer rotated = new Sealer("k2:" + TWO + ", k1:" + ONE, TWO);

    assertThat(rotated.open(old)).isEqualTo("陈启明");
    assertThat(rotated.seal("x").token()).startsWith("k2.");
    assertThatThrownBy(() -> new Sealer("k2:" + TWO, TWO).open(old)).hasMessageContaining("k1");
  }

  @Test
  void refuses_a_token_that_was_tampered_with() {
    String token = sealer.seal("330106198503070016").token();
    char last = token.charAt(token.length() - 1);
    Sealed tampered =
        new Sealed(token.substring(0, token.length() - 1) + (last == 'A' ? 'Q' : 'A'));

    assertThatThrownBy(() -> sealer.open(tampered)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void seals_bytes_for_one_place_only() {
    byte[] plain = {1, 2, 3};
    byte[] sealed = sealer.seal(plain, "a");
    Sealer rotated = new Sealer("k2:" + TWO + ", k1:" + ONE, TWO);

    assertThat(sealed).isNotEqualTo(sealer.seal(plain, "a"));
    assertThat(sealer.open(sealed, "a")).isEqualTo(plain);
    assertThat(rotated.open(sealed, "a")).isEqualTo(plain);
    assertThatThrownBy(() -> sealer.open(sealed, "b")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sealer.open(new byte[3], "a"))
        .isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> sealer.open(sealed, "a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void indexes_equal_values_equally_for_one_purpose_only() {
    assertThat(sealer.index("phone", "1")).isEqualTo(sealer.index("phone", "1"));
    assertThat(sealer.index("phone", "1")).isNotEqualTo(sealer.index("tail", "1"));
    assertThat(sealer.index("a", "b\0c")).isNotEqualTo(sealer.index("a\0b", "c"));
  }

  @Test
  void masks_as_the_architecture_shows() {
    assertThat(Masks.phone("13812345678")).isEqualTo("138****5678");
    assertThat(Masks.certificateNumber("33010619850307123X")).isEqualTo("3301**********123X");
    assertThat(Masks.name("陈启明")).isEqualTo("陈**");
    assertThat(Masks.email("qiming@example.com")).isEqualTo("q***@example.com");
  }

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
