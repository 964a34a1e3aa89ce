package org.openbeian.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.OrderAbandoned;
import org.openbeian.contracts.order.OrderCreated;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class FirstFilingTest {

  @Test
  @DisplayName("R-FLOW-1 to R-FLOW-7: a first filing goes from draft to grant")
  void goes_from_draft_to_grant() {
    // when
    AnOrder order = AnOrder.granted("浙ICP备2026100001号");

    // then
    order.awaitEvent(FilingGranted.class);
    assertThat(order.events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            OrderCreated.class.getSimpleName(),
            OrderSubmitted.class.getSimpleName(),
            OrderForwarded.class.getSimpleName(),
            OrderSentToBureau.class.getSimpleName(),
            FilingGranted.class.getSimpleName());
    assertThat(order.acts())
        .containsExactly(
            "CREATE", "SUBMIT", "PRE_REVIEW_PASSED", "FORWARD", "SMS_VERIFIED", "BUREAU_APPROVED");
    assertThat(order.get("").jsonPath().getString("filingNumber")).isEqualTo("浙ICP备2026100001号");
    assertThat(order.awaitEvent(OrderSubmitted.class).stages())
        .containsExactly(Stage.PRELIMINARY_REVIEW, Stage.SMS_VERIFICATION, Stage.BUREAU_REVIEW);
    assertThat(order.awaitEvent(OrderForwarded.class).smsRecipients())
        .extracting(recipient -> recipient.roles().get(0))
        .containsExactly(Role.SUBJECT_PRINCIPAL, Role.SERVICE_PRINCIPAL);
  }

  @Test
  @DisplayName("R-FLOW-8: an abandoned order is over")
  void ends_an_order_for_good() {
    // given
    AnOrder order = AnOrder.draft();

    // when
    order.post("/abandonment").then().statusCode(200);

    // then
    order.awaitEvent(OrderAbandoned.class);
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(409);
  }
}
