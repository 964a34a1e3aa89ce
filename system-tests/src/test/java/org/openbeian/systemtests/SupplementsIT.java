package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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

  @Test
  @DisplayName("R-FLOW-3, R-PERM-2: a curtain photo is uploaded, looked at and accepted")
  void a_curtain_photo_is_uploaded_looked_at_and_accepted() {
    // given
    SampleApplication application = SharedStack.application();
    String order = SharedStack.submitted(application);
    String task = cast.claim("reviewer-1", order, "PRELIMINARY");
    String id =
        cast.askForSupplement("reviewer-1", task, "CURTAIN_PHOTO", "In front of our curtain.");
    cast.awaitWanted(application.filer(), order, "ASKED");

    // when
    cast.uploadForSupplement(application.filer(), order, id);
    cast.answerSupplement(application.filer(), order, id, Map.of("note", "Taken today."));
    cast.awaitSupplement("reviewer-1", task, "PROVIDED");
    JsonNode supplement =
        cast.get("reviewer-1", "/api/v1/review-tasks/" + task).body().at("/supplements/0");
    Answer look =
        cast.lookAtMaterial("reviewer-1", task, supplement.at("/materials/0/id").asText());
    cast.judgeSupplement("reviewer-1", task, id, "acceptance", Map.of());
    cast.decide("reviewer-1", task, "PASS", List.of());

    // then
    assertThat(supplement.path("materials")).hasSize(1);
    assertThat(look.status()).isEqualTo(200);
    cast.awaitState(application.filer(), order, "AWAITING_SMS");
  }

  @Test
  @DisplayName("R-FLOW-3: material is uploaded, found wanting, uploaded anew and accepted")
  void material_is_uploaded_twice() {
    // given
    SampleApplication application = SharedStack.application();
    String filer = application.filer();
    String order = SharedStack.submitted(application);
    String task = cast.claim("reviewer-1", order, "PRELIMINARY");
    String id = cast.askForSupplement("reviewer-1", task, "MATERIAL", "The lease of the office.");
    cast.awaitWanted(filer, order, "ASKED");

    // when
    Answer wordsAlone =
        cast.tryPut(
            filer,
            "/api/v1/orders/" + order + "/supplements/" + id + "/answer",
            Map.of("note", "Here it is."));
    cast.uploadForSupplement(filer, order, id);
    cast.answerSupplement(filer, order, id, Map.of("note", "Here it is."));
    cast.awaitSupplement("reviewer-1", task, "PROVIDED");
    cast.judgeSupplement("reviewer-1", task, id, "refusal", Map.of("reason", "Page 2 is missing."));
    cast.awaitWanted(filer, order, "ASKED");
    cast.uploadForSupplement(filer, order, id);
    cast.answerSupplement(filer, order, id, Map.of("note", "Both pages."));
    cast.awaitSupplement("reviewer-1", task, "PROVIDED");
    cast.judgeSupplement("reviewer-1", task, id, "acceptance", Map.of());
    cast.decide("reviewer-1", task, "PASS", List.of());

    // then
    assertThat(wordsAlone.status()).isEqualTo(422);
    assertThat(wordsAlone.body().at("/violations/0/path").asText()).isEqualTo("materials");
    cast.awaitState(filer, order, "AWAITING_SMS");
  }

  @Test
  @DisplayName(
      "R-FLOW-3, R-CAL-1: while a video check is waited for, the reviewer's clock stands still")
  void a_video_check_pauses_the_clock() {
    // given
    SampleApplication application = SharedStack.application();
    String order = SharedStack.submitted(application);
    String task = cast.claim("reviewer-1", order, "PRELIMINARY");
    String path = "/api/v1/review-tasks/" + task;

    // when
    String id = cast.askForSupplement("reviewer-1", task, "VIDEO_CHECK", "Tomorrow at ten?");
    JsonNode paused = cast.get("reviewer-1", path).body();
    cast.awaitWanted(application.filer(), order, "ASKED");
    cast.advance(Duration.ofHours(2));
    JsonNode later = cast.get("reviewer-1", path).body();
    cast.answerSupplement(application.filer(), order, id, Map.of("note", "At ten."));
    cast.awaitSupplement("reviewer-1", task, "PROVIDED");
    JsonNode resumed = cast.get("reviewer-1", path).body();
    cast.judgeSupplement("reviewer-1", task, id, "acceptance", Map.of());
    cast.decide("reviewer-1", task, "PASS", List.of());

    // then it stays with its reviewer for longer than a claim lasts
    assertThat(paused.at("/sla/state").asText()).isEqualTo("PAUSED");
    assertThat(later.path("state").asText()).isEqualTo("CLAIMED");
    assertThat(later.path("assignee").asText()).isEqualTo("reviewer-1");
    assertThat(resumed.at("/sla/state").asText()).isNotEqualTo("PAUSED");
    assertThat(resumed.path("leaseUntil").isNull()).isFalse();
    cast.awaitState(application.filer(), order, "AWAITING_SMS");
  }
}
