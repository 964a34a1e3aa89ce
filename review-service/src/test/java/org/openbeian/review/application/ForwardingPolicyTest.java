package org.openbeian.review.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.review.Forwarding;

@DisplayName("R-FLOW-4: how passed orders go on is the provider's setting")
class ForwardingPolicyTest {

  @Test
  void it_is_automatic_or_manual() {
    assertThat(new ForwardingPolicy("auto").way()).isEqualTo(Forwarding.AUTOMATIC);
    assertThat(new ForwardingPolicy("manual").way()).isEqualTo(Forwarding.MANUAL);
  }

  @Test
  void anything_else_stops_the_start() {
    assertThatThrownBy(() -> new ForwardingPolicy("sometimes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto or manual");
  }
}
