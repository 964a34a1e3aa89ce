package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;

/** What can be seen of an order from outside, after everything has settled. */
final class Evidence {

  private static final int NOTICES = 4;

  private final SampleApplication application;
  private final String order;

  private Evidence(SampleApplication application, String order) {
    this.application = application;
    this.order = order;
  }

  static Evidence of(SampleApplication application, String order) {
    return new Evidence(application, order);
  }

  /**
   * R-NOT-1: of an order that was granted in its first round, inbox and mailbox hold each of the
   * four notices once: submitted, forwarded, sent to the bureau, granted.
   */
  void assertEachNoticeOncePerChannel() {
    Cast cast = SharedStack.cast();
    String path = "/api/v1/notifications?limit=100&orderId=" + order;
    cast.await(
        "the notices of order " + order,
        () -> cast.get(application.filer(), path),
        answer -> answer.body().path("items").size() >= NOTICES,
        answer -> answer.body().path("items").size() + " of them");
    SharedStack.settle();
    List<String> titles = new ArrayList<>();
    cast.get(application.filer(), path)
        .body()
        .path("items")
        .forEach(notice -> titles.add(notice.path("title").asText()));
    List<String> mails = new ArrayList<>();
    cast.outside("/mailboxes/" + application.filer().replace('@', '.') + "@sandbox.beian/messages")
        .body()
        .path("items")
        .forEach(
            mail -> {
              if (mail.toString().contains(order)) {
                mails.add(mail.path("messageId").asText());
              }
            });
    assertThat(titles).as("notices of %s", order).hasSize(NOTICES).doesNotHaveDuplicates();
    assertThat(mails).as("mails of %s", order).hasSize(NOTICES).doesNotHaveDuplicates();
  }

  /** Every event is in the trail, and nobody has touched it. */
  static void assertTrailIntact() {
    JsonNode verification =
        SharedStack.cast().get("auditor-1", "/api/v1/trail/verification").body();
    assertThat(verification.path("intact").asBoolean()).as(verification.toString()).isTrue();
    assertThat(verification.path("entries").asLong()).isPositive();
  }
}
