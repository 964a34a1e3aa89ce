package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;

class SupplementsIT {

  private static final Map<String, String> PARCEL =
      Map.of("courier", "SF Express", "courierNumber", "SF1234567890123");

  private final Cast cast = SharedStack.cast();

  @Test
  @DisplayName("R-FLOW-3: originals are asked for, mailed, wrong, mailed again, and it is granted")
  void is_granted_after_originals_were_mailed_twice() {
    // given
    SampleApplication application = SharedStack.application();
    String order = SharedStack.submitted(application);
    String task = cast.claim("reviewer-1", order, "PRELIMINARY");

    // when
    String id =
        cast.askForSupplement(
            "reviewer-1", task, "MAILED_ORIGINALS", "The letter of authorisation, sealed.");
    JsonNode wanted = cast.awaitWanted(application.filer(), order, "ASKED");
    Answer tooEarly = cast.tryDecide("reviewer-1", task, "PASS", List.of());
    cast.answerSupplement(application.filer(), order, id, PARCEL);
    cast.awaitSupplement("reviewer-1", task, "PROVIDED");
    cast.judgeSupplement("reviewer-1", task, id, "arrival", Map.of());
    cast.judgeSupplement(
        "reviewer-1", task, id, "refusal", Map.of("reason", "The seal is missing."));
    JsonNode again = cast.awaitWanted(application.filer(), order, "ASKED");
    cast.answerSupplement(application.filer(), order, id, PARCEL);
    cast.awaitSupplement("reviewer-1", task, "PROVIDED");
    cast.judgeSupplement("reviewer-1", task, id, "arrival", Map.of());
    cast.judgeSupplement("reviewer-1", task, id, "acceptance", Map.of());
    cast.decide("reviewer-1", task, "PASS", List.of());
    cast.verify(application, 1);
    cast.approve("officer-zj", order);
    cast.awaitState(application.filer(), order, "GRANTED");
    SharedStack.settle();

    // then
    assertThat(wanted.path("mailTo").asText()).contains("Hangzhou");
    assertThat(tooEarly.status()).isEqualTo(409);
    assertThat(tooEarly.text("rule")).isEqualTo("R-FLOW-3");
    assertThat(again.path("reason").asText()).isEqualTo("The seal is missing.");
    assertThat(cast.awaitWanted(application.filer(), order, "ACCEPTED").path("round").asInt())
        .isEqualTo(1);
    Answer notices = cast.get(application.filer(), "/api/v1/notifications?orderId=" + order);
    assertThat(notices.body().path("items").findValuesAsText("title"))
        .containsSubsequence("补充资料审核通过", "邮寄资料已收到", "请重新补充备案资料", "邮寄资料已收到", "请补充备案资料");
  }
}
