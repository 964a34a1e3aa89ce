package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.SamplePictures;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2: where a reviewer asks for changes, only those may be made")
class ChangingWhatWasAskedForTest {

  @Test
  @DisplayName("R-FLOW-2: what was asked for is changed and submitted, everything else is refused")
  void only_what_was_asked_for_may_change() {
    // given
    AnOrder order = returnedFor(AnOrder.inPreliminaryReview(), "services[0].name");
    order.get("").then().body("mayChange", equalTo(List.of("services[0].name")));

    // when
    Response refused =
        order
            .asFiler()
            .header("If-Match", "*")
            .header("Accept-Language", "en")
            .body(
                shown(order, "services[0]")
                    .put("name", "启明示例新官网")
                    .put("remark", "别的")
                    .put("contentCategory", "OTHER")
                    .toString())
            .put(order.path() + "/services/1");

    // then each changed field is named, and what may be changed
    refused
        .then()
        .statusCode(422)
        .body("rule", equalTo("R-FLOW-2"))
        .body(
            "violations.path",
            equalTo(List.of("services[0].contentCategory", "services[0].remark")))
        .body("violations.code", everyItem(equalTo("NOT_REQUESTED")))
        .body("violations.rule", everyItem(equalTo("R-FLOW-2")))
        .body("violations[0].message", containsString("services[0].name"))
        .body("violations[0].remedy", containsString("services[0].name"));
    order
        .put("/subject", shown(order, "subject").put("remark", "别的").toString())
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("subject.remark")))
        .body("violations[0].message", containsString("只能修改：services[0].name"));
    order
        .put("/services/2", Sample.service().toString())
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("services[1]")));
    delete(order, "/services/1")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("services[0]")));
    assertThat(order.get("").jsonPath().getString("services[0].remark")).isNotEqualTo("别的");

    // and the same form again, masks and all, changes nothing
    order.put("/subject", shown(order, "subject").toString()).then().statusCode(200);
    order.putAsItIs("/services/1", shown(order, "services[0]").toString()).then().statusCode(200);
    order.put("/subject", Sample.subject().toString()).then().statusCode(200);

    // and what was asked for may be
    order
        .putAsItIs("/services/1", shown(order, "services[0]").put("name", "启明示例新官网").toString())
        .then()
        .statusCode(200)
        .body("services[0].name", equalTo("启明示例新官网"))
        .body("mayChange", equalTo(List.of("services[0].name")));
    order.get("/preview").then().body("submittable", equalTo(true));
    order.submit();
    order.get("").then().body("mayChange", nullValue()).body("round", equalTo(2));
  }

  @Test
  @DisplayName("R-FLOW-2, R-FLOW-8: what was submitted anew and withdrawn may change as a whole")
  void a_withdrawal_ends_the_limit() {
    // given
    AnOrder order = returnedFor(AnOrder.inPreliminaryReview(), "services[0].name");
    order.submit();

    // when
    order.post("/withdrawal").then().statusCode(200).body("mayChange", nullValue());

    // then
    order
        .put("/subject", shown(order, "subject").put("remark", "别的").toString())
        .then()
        .statusCode(200);
  }

  @Test
  @DisplayName("R-FLOW-8: an order that was returned for changes may be abandoned")
  void may_be_abandoned() {
    AnOrder order = returnedFor(AnOrder.inPreliminaryReview(), "services[0].name");

    order.post("/abandonment").then().statusCode(200);
  }

  @Test
  void everything_may_change_where_a_reason_is_about_the_whole_or_the_order_was_rejected() {
    // given
    AnOrder whole = returnedFor(AnOrder.inPreliminaryReview(), "services[0].name", null);
    AnOrder rejected = AnOrder.inPreliminaryReview();
    TestTopics.publish(rejected.rejected());
    rejected.awaitState(OrderState.PRELIMINARY_REJECTED);

    // then
    for (AnOrder order : List.of(whole, rejected)) {
      order.get("").then().body("mayChange", nullValue());
      order
          .put("/subject", shown(order, "subject").put("remark", "别的").toString())
          .then()
          .statusCode(200);
    }
  }

  @Test
  @DisplayName("R-FLOW-2: services come and go where services were asked for")
  void services_come_and_go_where_they_were_asked_for() {
    // given
    AnOrder order = returnedFor(AnOrder.inPreliminaryReview(), "services");
    ObjectNode shop = Sample.service().put("name", "启明示例科技商城");
    shop.putArray("domains").add("shop." + order.domain());

    // then
    order.put("/services/2", shop.toString()).then().statusCode(200);
    delete(order, "/services/1").then().statusCode(200);
    order
        .put("/subject", shown(order, "subject").put("remark", "别的").toString())
        .then()
        .statusCode(422);
  }

  @Test
  @DisplayName("R-FLOW-2, R-MAT-1: materials change with what they prove, and no others")
  void materials_change_with_what_they_prove() {
    // given
    AnOrder order =
        returnedFor(
            AnOrder.inPreliminaryReview(),
            "services[0].principal.certificate.number",
            "materials[SUBJECT_CERTIFICATE]");
    String front = material(order, "PRINCIPAL_ID_FRONT", "services[0].principal");
    String other = material(order, "PRINCIPAL_ID_FRONT", "subject.principal");

    // then
    upload(order, "SUBJECT_CERTIFICATE", "subject").then().statusCode(201);
    upload(order, "PRINCIPAL_ID_FRONT", "services[0].principal").then().statusCode(201);
    upload(order, "PRINCIPAL_ID_FRONT", "subject.principal")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("materials[PRINCIPAL_ID_FRONT]")))
        .body("violations.code", equalTo(List.of("NOT_REQUESTED")));
    delete(order, "/materials/" + other)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("NOT_REQUESTED")));
    delete(order, "/materials/" + front).then().statusCode(404);
    as(order.filer())
        .body(
            "{\"materialId\":\""
                + material(order, "SUBJECT_CERTIFICATE", "subject")
                + "\",\"of\":\"subject\"}")
        .post(order.path() + "/materials/takeover")
        .then()
        .statusCode(201);
    as(order.filer())
        .body(
            "{\"materialId\":\""
                + material(order, "PRINCIPAL_ID_FRONT", "services[0].principal")
                + "\",\"of\":\"subject.principal\"}")
        .post(order.path() + "/materials/takeover")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("NOT_REQUESTED")));
    assertThat(material(order, "PRINCIPAL_ID_FRONT", "subject.principal")).isEqualTo(other);

    // and one that is missing may come in any case, once
    TestDatabase.update("delete from material where id = ?", UUID.fromString(other));
    upload(order, "PRINCIPAL_ID_FRONT", "subject.principal").then().statusCode(201);
    upload(order, "PRINCIPAL_ID_FRONT", "subject.principal").then().statusCode(422);
  }

  @Test
  @DisplayName("R-FLOW-2, R-SUBJ-3: what has become wrong since may be put right as well")
  void what_has_become_wrong_since_may_be_put_right() {
    // given a certificate that has run out meanwhile
    AnOrder order = returnedFor(AnOrder.inPreliminaryReview(), "services[0].name");
    TestDatabase.update(
        "update orders set application = jsonb_set(application,"
            + " '{services,0,principal,certificate,validUntil}', '\"2026-01-01\"') where id = ?",
        order.id().value());
    order
        .get("/preview")
        .then()
        .body("submittable", equalTo(false))
        .body("findings.code", hasItem("CERTIFICATE_EXPIRES_SOON"))
        .body(
            "order.mayChange",
            hasItems("services[0].name", "services[0].principal.certificate.validUntil"));

    // when
    ObjectNode service = shown(order, "services[0]");
    ((ObjectNode) service.at("/principal/certificate"))
        .put("validFrom", "2026-01-01")
        .put("validUntil", "2046-01-01");
    order.putAsItIs("/services/1", service.toString()).then().statusCode(200);
    upload(order, "PRINCIPAL_ID_FRONT", "services[0].principal").then().statusCode(422);

    // then
    order.get("/preview").then().body("submittable", equalTo(true));
    order.get("").then().body("mayChange", equalTo(List.of("services[0].name")));
    ((ObjectNode) service.at("/principal/certificate")).put("validUntil", "2047-01-01");
    order.putAsItIs("/services/1", service.toString()).then().statusCode(422);
  }

  @Test
  @DisplayName("R-FLOW-2, R-MAT-4: a principal who is taken over is changed like one who is typed")
  void a_principal_who_is_taken_over_is_a_change() {
    // given
    AnOrder order = returnedFor(AnOrder.inPreliminaryReview(), "services[0].name");
    String leader =
        order
            .asFiler()
            .get("/api/v1/principals")
            .jsonPath()
            .getString("items.find { it.principal.legalRepresentative == true }.id");
    ObjectNode service = shown(order, "services[0]");
    service.putObject("principal").put("takenFrom", leader);

    // then
    order
        .putAsItIs("/services/1", service.toString())
        .then()
        .statusCode(422)
        .body("violations.path", hasItem("services[0].principal.name"))
        .body("violations.code", everyItem(equalTo("NOT_REQUESTED")));
  }

  @Test
  @DisplayName("R-FLOW-2, R-DER-1: why something is to end changes where that was asked for")
  void the_ending_changes_where_it_was_asked_for() {
    // given
    String number = AnOrder.newNumber();
    AnOrder.granted(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.DEREGISTER_SERVICE, number + "-1");
    order.put("/ending", "{\"reason\":\"SERVICE_CLOSED\"}").then().statusCode(200);
    order.confirmByOwner("13700571003").post("/submission", Sample.COMMITMENTS);

    // when
    returnedFor(order, "materials");

    // then
    order
        .put("/ending", "{\"reason\":\"OTHER\",\"details\":\"不再运营\"}")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("ending.reason", "ending.details")));
    order.put("/ending", "{\"reason\":\"SERVICE_CLOSED\"}").then().statusCode(200);
    order.confirmByOwner("13700571003");
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(200);
  }

  private static AnOrder returnedFor(AnOrder order, @Nullable String... paths) {
    TestTopics.publish(
        new ChangesRequested(
            order.id(),
            order.round(),
            UUID.randomUUID(),
            AnOrder.REVIEWER,
            Stream.of(paths).map(path -> new Reason(path, "WRONG", null, "请修改", null)).toList()));
    return order.awaitState(OrderState.CHANGES_REQUESTED);
  }

  private static ObjectNode shown(AnOrder order, String part) {
    JsonNode all = order.get("").as(JsonNode.class);
    return all.at("/" + part.replace("[", "/").replace("]", "")).deepCopy();
  }

  private static Response delete(AnOrder order, String path) {
    return order.asFiler().header("If-Match", "*").delete(order.path() + path);
  }

  private static Response upload(AnOrder order, String kind, String of) {
    return order.upload(kind, of, "photo.jpg", SamplePictures.jpeg());
  }

  private static String material(AnOrder order, String kind, String of) {
    return order
        .get("/materials")
        .jsonPath()
        .getString("items.find { it.kind == '" + kind + "' && it.of == '" + of + "' }.id");
  }
}
