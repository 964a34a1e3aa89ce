package org.openbeian.smsverify.outbound.humancheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.smsverify.application.HumanCheck;
import org.openbeian.smsverify.application.HumanCheck.Kind;

class HumanChecksTest {

  private static final String KEY = "dGVzdC1rZXktZm9yLXNlYWxpbmctMzItYnl0ZXMhISE=";

  @Test
  @DisplayName("R-SMS-6: switched off, the check lets everybody pass and poses no puzzle")
  void lets_everybody_pass_when_it_is_off() {
    // given
    HumanCheck check = check(Kind.NONE);

    // then
    assertThat(check.challenge()).isEqualTo(new HumanCheck.Challenge(Kind.NONE, null));
    assertThat(check.passes(null).await().indefinitely()).isTrue();
    assertThat(check.passes("anything").await().indefinitely()).isTrue();
  }

  @Test
  @DisplayName("R-SMS-6: no two challenges are the same, and none can be made without the key")
  void poses_a_new_puzzle_each_time() {
    // given
    HumanCheck check = check(Kind.PROOF_OF_WORK);

    // when
    HumanCheck.ProofOfWork one = check.challenge().puzzle();
    HumanCheck.ProofOfWork other = check.challenge().puzzle();

    // then
    assertThat(one).isNotNull();
    assertThat(one.salt()).isNotEqualTo(other.salt());
    assertThat(one.challenge()).isNotEqualTo(other.challenge()).matches("[0-9a-f]{64}");
    assertThat(one.signature()).isNotEqualTo(other.signature());
    // what is behind the expiry can't be read as a part of the number
    assertThat(one.salt()).contains("expires=").endsWith("&");
  }

  private static HumanCheck check(Kind kind) {
    return new HumanChecks()
        .humanCheck(
            kind,
            1_000,
            Duration.ofMinutes(10),
            new Sealer("test:" + KEY, KEY),
            new ObjectMapper());
  }
}
