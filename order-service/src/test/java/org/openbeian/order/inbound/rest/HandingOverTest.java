package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openbeian.order.AnOrder.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class HandingOverTest {

  private static final String SUBJECT_PHONE = "13800571001";

  @Test
  @DisplayName("R-TRF-1, R-TYPE-4: all of it moves at once, to a consenting account that is free")
  void hands_everything_to_an_account_that_consents() {
    // given
    String number = AnOrder.newNumber();
    AnOrder.filledInBy("filer-i").grantedAs(number);
    AnOrder order = AnOrder.onRecordOf("filer-i", number, FilingType.TRANSFER);

    // then nothing goes without target, consent and code
    refused(order).body("violations.code", hasItem("TARGET_REQUIRED"));
    order
        .put("/target", "{\"account\":\"acct-i\"}")
        .then()
        .statusCode(422)
        .body("violations.rule", equalTo(List.of("R-TRF-1")));
    order.put("/target", "{\"account\":\" \"}").then().statusCode(422);
    order
        .put("/target", "{\"account\":\"acct-d\"}")
        .then()
        .statusCode(200)
        .body("target.account", equalTo("acct-d"))
        .body("target.consented", equalTo(false));
    refused(order)
        .body("violations.code", hasItem("TARGET_CONSENT_REQUIRED"))
        .body("violations.path", hasItem("ownerConfirmation"));
    order.confirmByOwner(SUBJECT_PHONE);

    // and a code serves one target only
    order.put("/target", "{\"account\":\"acct-e\"}").then().statusCode(200);
    order.put("/target", "{\"account\":\"acct-d\"}").then().statusCode(200);
    refused(order).body("violations.path", hasItem("ownerConfirmation"));
    TestClock.advance(Duration.ofMinutes(2));
    order.confirmByOwner(SUBJECT_PHONE);

    // and only the target may consent
    as("filer-e").put("/api/v1/consents/" + order.id()).then().statusCode(404);
    as("filer-i").put("/api/v1/consents/" + order.id()).then().statusCode(404);
    as("filer-e").get("/api/v1/consents").then().body("items", equalTo(List.of()));
    Response waiting = as("filer-d").get("/api/v1/consents");
    waiting
        .then()
        .statusCode(200)
        .body("items.orderId", equalTo(List.of(order.id().toString())))
        .body("items.subjectNumber", equalTo(List.of(number)))
        .body("items[0].consented", equalTo(false));
    assertThat(Sample.personalData()).noneMatch(waiting.asString()::contains);
    as("filer-d").put("/api/v1/consents/" + order.id()).then().statusCode(200);

    // and not while the target has an order in progress
    AnOrder busy = AnOrder.draftOf("filer-d");
    refused(order).body("violations.code", equalTo(List.of("TARGET_HAS_ORDER_IN_PROGRESS")));
    busy.post("/abandonment").then().statusCode(200);
    as("filer-d").delete("/api/v1/consents/" + order.id()).then().statusCode(200);
    refused(order).body("violations.code", equalTo(List.of("TARGET_CONSENT_REQUIRED")));
    as("filer-d").put("/api/v1/consents/" + order.id()).then().statusCode(200);

    // when
    order.submit();

    // then
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT");
    assertThat(order.awaitEvent(FilingTransferred.class).targetAccount())
        .isEqualTo(new AccountId("acct-d"));
    as("filer-i").get("/api/v1/filings/" + number).then().statusCode(404);
    as("filer-d")
        .get("/api/v1/filings/" + number)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("services.number", equalTo(List.of(number + "-1")));
    as("filer-d").put("/api/v1/consents/" + order.id()).then().statusCode(409);
    as("filer-d").get("/api/v1/consents").then().body("items", equalTo(List.of()));
  }

  @Test
  @DisplayName("R-TYPE-4: of two subjects handed to one account at once, one arrives")
  void gives_an_account_one_subject_only() {
    // given
    List<AnOrder> orders =
        Stream.of("filer-f", "filer-g")
            .map(
                user -> {
                  String number = AnOrder.newNumber();
                  AnOrder.filledInBy(user).grantedAs(number);
                  AnOrder order = AnOrder.onRecordOf(user, number, FilingType.TRANSFER);
                  order.put("/target", "{\"account\":\"acct-h\"}").then().statusCode(200);
                  as("filer-h").put("/api/v1/consents/" + order.id()).then().statusCode(200);
                  return order.confirmByOwner(SUBJECT_PHONE);
                })
            .toList();

    // when
    List<Integer> statuses =
        orders.stream()
            .map(
                order ->
                    CompletableFuture.supplyAsync(
                        () -> order.post("/submission", Sample.COMMITMENTS).statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    as("filer-h").get("/api/v1/filings").then().body("items.size()", equalTo(1));
    AnOrder left = orders.get(statuses.indexOf(422));
    refused(left)
        .body("violations.code", equalTo(List.of("TARGET_HOLDS_SUBJECT")))
        .body("violations.rule", equalTo(List.of("R-TYPE-4")));
  }

  private static io.restassured.response.ValidatableResponse refused(AnOrder order) {
    return order.post("/submission", Sample.COMMITMENTS).then().statusCode(422);
  }
}
