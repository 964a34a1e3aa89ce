package org.openbeian.order.domain.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.order.domain.code.Server.Billing;

@DisplayName("R-CODE-1")
class CodePolicyTest {

  private static final CodePolicy POLICY = new CodePolicy(5, 3);
  private static final List<String> IPS = List.of("203.0.113.10");

  @Test
  void lets_a_mainland_server_that_is_subscribed_for_three_months_give_five_codes() {
    // given
    Server server = new Server("s", "cn-hangzhou", true, Billing.SUBSCRIPTION, 3, IPS);

    // then
    assertThat(POLICY.against(server, 0)).isEmpty();
    assertThat(POLICY.against(server, 4)).isEmpty();
    assertThat(POLICY.against(server, 5)).containsExactly(Ineligibility.SERVER_CODES_USED_UP);
    assertThat(POLICY.left(4)).isEqualTo(1);
    assertThat(POLICY.left(6)).isZero();
  }

  @Test
  void says_everything_that_keeps_a_server_from_giving_codes() {
    // given
    Server hourly = new Server("s", "cn-hongkong", false, Billing.PAY_AS_YOU_GO, 12, List.of());
    Server brief = new Server("s", "cn-hangzhou", true, Billing.SUBSCRIPTION, 2, IPS);

    // then
    assertThat(POLICY.against(hourly, 0))
        .containsExactly(
            Ineligibility.SERVER_NOT_IN_MAINLAND,
            Ineligibility.SERVER_NOT_SUBSCRIBED,
            Ineligibility.SERVER_WITHOUT_PUBLIC_IP);
    assertThat(POLICY.against(brief, 0))
        .containsExactly(Ineligibility.SERVER_SUBSCRIPTION_TOO_SHORT);
    assertThat(POLICY.argumentsOf(Ineligibility.SERVER_SUBSCRIPTION_TOO_SHORT))
        .containsExactly("3");
  }

  @Test
  void refuses_a_setting_that_makes_no_sense() {
    assertThatThrownBy(() -> new CodePolicy(0, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CodePolicy(5, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
