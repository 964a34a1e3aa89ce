package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openbeian.order.AnOrder.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ListingTest {

  @Test
  void pages_through_all_orders_newest_first_without_gap_or_repetition() {
    // given
    String filer = TestTokens.newFiler();
    List<String> opened =
        new ArrayList<>(
            Stream.generate(() -> AnOrder.draftOf(filer))
                .limit(7)
                .map(order -> order.id().toString())
                .toList());
    Collections.reverse(opened);

    // when
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page =
          as(filer)
              .get("/api/v1/orders?limit=3" + (cursor == null ? "" : "&cursor=" + cursor))
              .jsonPath();
      listed.addAll(page.getList("items.id"));
      cursor = page.getString("nextCursor");
    } while (cursor != null && listed.size() < 9);

    // then
    assertThat(listed).isEqualTo(opened);
  }

  @Test
  @DisplayName("R-EXP-4: deleted orders are listed only when asked for")
  void leaves_abandoned_orders_out_unless_asked() {
    // given
    AnOrder order = AnOrder.draft();
    order.post("/abandonment").then().statusCode(200);
    String id = order.id().toString();

    // then
    assertThat(ids(order, "")).doesNotContain(id);
    assertThat(ids(order, "&state=DRAFT")).doesNotContain(id);
    assertThat(ids(order, "&state=ABANDONED&type=FIRST_FILING")).contains(id);
    order.get("").then().statusCode(200).body("state", equalTo("ABANDONED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state=NONE", "type=ADD", "limit=0", "limit=101", "limit=x", "cursor=%21%21"})
  void answers_a_bad_parameter_with_400(String query) {
    as("filer-a")
        .get("/api/v1/orders?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @Test
  void pages_through_a_timeline() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();
    order.post("/withdrawal").then().statusCode(200);
    order.submit();

    // when
    List<String> acts = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page =
          order.get("/timeline?limit=2" + (cursor == null ? "" : "&cursor=" + cursor)).jsonPath();
      acts.addAll(page.getList("items.act"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    // then
    assertThat(acts).containsExactly("CREATE", "SUBMIT", "WITHDRAW", "SUBMIT");
    JsonPath timeline = order.get("/timeline").jsonPath();
    assertThat(timeline.getList("items.round")).isEqualTo(List.of(0, 1, 1, 2));
    assertThat(timeline.getString("items[1].fromState")).isEqualTo("DRAFT");
    assertThat(timeline.getString("items[1].toState")).isEqualTo("IN_PRELIMINARY_REVIEW");
    assertThat(timeline.getString("items[1].actor.kind")).isEqualTo("FILER");
    assertThat(timeline.getString("items[1].actor.id")).isEqualTo(order.filer());
  }

  private static List<@Nullable String> ids(AnOrder order, String filter) {
    return order.asFiler().get("/api/v1/orders?limit=100" + filter).jsonPath().getList("items.id");
  }
}
