package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openbeian.sandbox.story.Cast;

/** What can be seen of an order from outside, after everything has settled. */
final class Evidence {

  private final String order;

  private Evidence(String order) {
    this.order = order;
  }

  static Evidence of(String order) {
    return new Evidence(order);
  }

  /** R-NOT-1: the inbox, the mailbox and the phone hold each notice of the order once. */
  void assertEachNoticeOncePerChannel() {
    Cast cast = SharedStack.cast();
    JsonNode inbox =
        cast.get("filer-a", "/api/v1/notifications?limit=100&orderId=" + order)
            .body()
            .path("items");
    List<JsonNode> mails = new ArrayList<>();
    cast.outside("/mailboxes/filer-a@sandbox.beian/messages")
        .body()
        .path("items")
        .forEach(
            mail -> {
              if (mail.toString().contains(order)) {
                mails.add(mail);
              }
            });
    Map<String, Integer> subjects = new HashMap<>();
    mails.forEach(mail -> subjects.merge(mail.path("messageId").asText(), 1, Integer::sum));
    assertThat(inbox).as("notices of %s", order).isNotEmpty();
    assertThat(mails).as("mails of %s", order).hasSize(inbox.size());
    assertThat(subjects.values()).as("mails of %s", order).allMatch(times -> times == 1);
    List<String> titles = new ArrayList<>();
    inbox.forEach(notice -> titles.add(notice.path("title").asText()));
    assertThat(titles).as("notices of %s", order).doesNotHaveDuplicates();
  }

  /** Every event is in the trail, and nobody has touched it. */
  static void assertTrailIntact() {
    JsonNode verification =
        SharedStack.cast().get("auditor-1", "/api/v1/trail/verification").body();
    assertThat(verification.path("intact").asBoolean()).as(verification.toString()).isTrue();
    assertThat(verification.path("entries").asLong()).isPositive();
  }
}
