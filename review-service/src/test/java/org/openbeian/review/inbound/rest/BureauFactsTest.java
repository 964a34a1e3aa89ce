package org.openbeian.review.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.review.AnOrder;
import org.openbeian.review.application.bureau.TakeVerdict;
import org.openbeian.review.application.bureau.TakeVerdict.Told;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.bureau.BureauFact;
import org.openbeian.review.domain.bureau.BureauFact.NumbersAssigned;
import org.openbeian.review.domain.bureau.BureauFact.Opinion;
import org.openbeian.review.domain.bureau.BureauReason;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-6: what bureaus said is shown to those who see to it")
class BureauFactsTest {

  private static final String FACTS = "/api/v1/bureau-facts";

  @Inject TakeVerdict takeVerdict;

  @Test
  void without_a_wish_it_shows_what_wants_attention() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    String approval = say(order, Opinion.approving());
    String refusal =
        say(order, Opinion.refusing(List.of(new BureauReason("1007", "subject", "停机"))));
    String numbers = say(order, new NumbersAssigned(new FilingNumbers("浙ICP备1号", List.of())));

    // when
    Response shown = as("lead-1").get(FACTS + "?limit=100");

    // then
    shown
        .then()
        .statusCode(200)
        .body("items.factId", hasItems(refusal, numbers))
        .body("items.factId", not(hasItems(approval)))
        .body("items.effect", everyItem(in(List.of("CONFLICTING", "UNUSABLE"))));
    String ofRefusal = "items.find { it.factId == '" + refusal + "' }.";
    shown
        .then()
        .body(ofRefusal + "source", equalTo("ministry"))
        .body(ofRefusal + "orderId", equalTo(order.id().toString()))
        .body(ofRefusal + "province", equalTo("330000"))
        .body(ofRefusal + "kind", equalTo("OPINION"))
        .body(ofRefusal + "approved", equalTo(false))
        .body(ofRefusal + "reasons[0].code", equalTo("1007"))
        .body(ofRefusal + "reasons[0].path", equalTo("subject"))
        .body(ofRefusal + "reasons[0].message", equalTo("停机"))
        .body(ofRefusal + "receivedAt", notNullValue())
        .body(ofRefusal + "problem", nullValue());
    String ofNumbers = "items.find { it.factId == '" + numbers + "' }.";
    shown
        .then()
        .body(ofNumbers + "subjectNumber", equalTo("浙ICP备1号"))
        .body(ofNumbers + "problem.code", equalTo("NUMBER_MALFORMED"))
        .body(
            ofNumbers + "problem.message",
            equalTo("This is no subject's number of the province 浙."));
  }

  @Test
  void of_one_case_it_shows_all_that_was_said_newest_first_page_by_page() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      said.add(0, say(order, Opinion.approving()));
    }
    String of = FACTS + "?taskId=" + order.bureauTask();

    // when
    List<String> shown = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page = as("officer-zj").get(of + "&limit=2" + cursor);
      page.then().statusCode(200);
      shown.addAll(page.<List<String>>path("items.factId"));
      String next = page.path("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    }

    // then
    assertThat(shown).isEqualTo(said);
    as("officer-zj").get(of + "&effect=LATE").then().body("items", empty());
    as("officer-zj")
        .get(of + "&effect=WAITING&limit=1")
        .then()
        .body("items.factId", contains(said.get(0)));
  }

  @Test
  @DisplayName("R-PERM-2: officers see their provinces' facts, others none")
  void everybody_sees_their_own() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    say(order, Opinion.approving());
    String of = FACTS + "?taskId=" + order.bureauTask();

    // then
    as("officer-zj").get(of).then().body("items.size()", equalTo(1));
    as("lead-1").get(of).then().body("items.size()", equalTo(1));
    as("officer-bj").get(of).then().statusCode(200).body("items", empty());
    for (String user : List.of("reviewer-1", "filer-b", "auditor-1", "support-1", "admin-1")) {
      as(user).get(FACTS).then().statusCode(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"effect=REPEATED", "taskId=1", "limit=0", "limit=101", "cursor=x"})
  void what_can_not_be_read_is_named(String query) {
    as("lead-1")
        .get(FACTS + "?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  private String say(AnOrder order, BureauFact fact) throws Throwable {
    String id = UUID.randomUUID().toString();
    Told told = new Told(UUID.fromString(order.bureauTask()), "ministry", id, fact);
    VertxContextSupport.subscribeAndAwait(() -> takeVerdict.take(told));
    return id;
  }
}
