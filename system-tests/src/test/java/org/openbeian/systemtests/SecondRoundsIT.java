package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;
import org.openbeian.sandbox.story.SampleApplication.Person;

class SecondRoundsIT {

  private static final List<Map<String, String>> REASONS =
      List.of(
          Map.of(
              "path", "services[0].name",
              "code", "NAME_UNRELATED",
              "rule", "R-NAME-1",
              "message", "The name has nothing to do with the subject.",
              "remedy", "Use a name that does."));

  private static final List<Map<String, String>> OF_BUREAU = List.of(Map.of("code", "1007"));

  private final Cast cast = SharedStack.cast();

  /** R-FLOW-2: rejected or asked for changes, the filer corrects, resubmits and is granted. */
  @Test
  void is_granted_in_the_third_round_after_a_rejection_and_requested_changes() {
    // given
    SampleApplication application = SharedStack.application();
    String order = cast.create(application.filer(), application);
    cast.fill(application.filer(), order, application);
    cast.submit(application.filer(), order, application);

    // when
    cast.decide("reviewer-1", cast.claim("reviewer-1", order, "PRELIMINARY"), "REJECT", REASONS);
    Answer rejected = cast.awaitState(application.filer(), order, "PRELIMINARY_REJECTED");
    cast.fill(application.filer(), order, application);
    cast.submit(application.filer(), order, application);
    String task = cast.claim("reviewer-2", order, "PRELIMINARY");
    cast.decide("reviewer-2", task, "REQUEST_CHANGES", REASONS);
    Answer asked = cast.awaitState(application.filer(), order, "CHANGES_REQUESTED");
    cast.submit(application.filer(), order, application);
    cast.pass("reviewer-1", order);
    cast.verify(application, 1);
    cast.approve("officer-zj", order);

    // then
    assertThat(rejected.body().at("/returned/reason").asText()).isEqualTo("PRELIMINARY_REJECTED");
    assertThat(rejected.body().at("/returned/reasons/0/path").asText())
        .isEqualTo("services[0].name");
    assertThat(asked.body().at("/returned/reasons/0/remedy").asText())
        .isEqualTo("Use a name that does.");
    assertThat(cast.awaitState(application.filer(), order, "GRANTED").body().path("round").asInt())
        .isEqualTo(3);
  }

  /** R-FLOW-6: the bureau rejects with reasons; the next round passes every stage again. */
  @Test
  void is_granted_in_the_second_round_after_the_bureau_rejected() {
    // given
    SampleApplication application = SharedStack.application();
    String order = SharedStack.atTheBureau(application);

    // when
    cast.decide("officer-zj", cast.claim("officer-zj", order, "BUREAU"), "REJECT", OF_BUREAU);
    Answer rejected = cast.awaitState(application.filer(), order, "BUREAU_REJECTED");
    cast.submit(application.filer(), order, application);
    cast.pass("reviewer-1", order);
    cast.verify(application, 2);
    cast.approve("officer-zj", order);

    // then
    assertThat(rejected.body().at("/returned/reason").asText()).isEqualTo("BUREAU_REJECTED");
    assertThat(cast.awaitState(application.filer(), order, "GRANTED").body().path("round").asInt())
        .isEqualTo(2);
  }

  /** R-SMS-5: the sixth entry after five wrong ones fails the verification, even a right one. */
  @Test
  void is_returned_at_the_sixth_entry_after_five_wrong_codes() {
    // given
    SampleApplication application = SharedStack.application();
    String order = SharedStack.submitted(application);
    cast.pass("reviewer-1", order);
    Person person = application.principals().get(0);
    String right = cast.code(person, 1);
    String wrong = right.equals("000000") ? "000001" : "000000";

    // when
    for (int i = 0; i < 5; i++) {
      assertThat(cast.enter(person, wrong).status()).isEqualTo(404);
    }
    Answer sixth = cast.enter(person, right);

    // then
    assertThat(sixth.status()).isEqualTo(409);
    assertThat(sixth.text("code")).isEqualTo("SMS_VERIFICATION_FAILED");
    Answer returned = cast.awaitState(application.filer(), order, "RETURNED_FROM_SMS");
    assertThat(returned.body().at("/returned/reason").asText()).isEqualTo("SMS_FAILED");
  }
}
