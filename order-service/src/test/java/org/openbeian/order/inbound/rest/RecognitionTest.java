package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.SamplePictures;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.RecognitionStandIn;
import org.openbeian.testkit.TestDatabase;

/** What is read off a certificate fills the form in, and stays beside what is said. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class RecognitionTest {

  private static final AtomicInteger WIDTHS = new AtomicInteger(100);

  private static final String ID_CARD =
      """
      {"fields":[
        {"field":"NAME","value":"陈启名","confidence":0.97},
        {"field":"NUMBER","value":"330106198503070016","confidence":0.99},
        {"field":"ADDRESS","value":"浙江省杭州市西湖区","confidence":0.9},
        {"field":"VALID_UNTIL","value":"2035.03.07","confidence":0.4},
        {"field":"BLOOD_GROUP","value":"A","confidence":1}]}
      """;

  @Test
  @DisplayName("R-MAT-3: an uploaded certificate fills its fields in; what differs is asked about")
  void fills_in_and_asks_about_what_differs() {
    // given
    AnOrder order = AnOrder.filledIn();
    Response front = upload(order, "PRINCIPAL_ID_FRONT", "subject.principal");
    String path = "/materials/" + front.path("id") + "/recognition";
    RecognitionStandIn.answers(front.path("sha256"), 200, ID_CARD);
    order.get(path).then().statusCode(200).body("state", equalTo("NOT_ASKED"));

    // when
    Response read = order.post(path);

    // then
    read.then()
        .statusCode(200)
        .body("state", equalTo("RECOGNISED"))
        .body(
            "fields.path",
            equalTo(
                List.of(
                    "subject.principal.name",
                    "subject.principal.certificate.number",
                    "subject.principal.certificate.validUntil")))
        .body("fields.value", equalTo(List.of("陈启名", "330106198503070016", "2035-03-07")))
        .body("fields[1].confidence", equalTo(0.99f));
    assertThat(read.getHeader("Cache-Control")).contains("no-store");
    order.get(path).then().body("fields[0].value", equalTo("陈启名"));
    assertThat(kept(front)).startsWith("test.").doesNotContain("陈启名", "330106198503070016");

    // and the form says what the filer says
    order.get("").then().body("subject.principal.name", equalTo("陈**"));
    order
        .get("/preview")
        .then()
        .body("submittable", equalTo(true))
        .body(
            "findings.findAll { it.rule == 'R-MAT-3' }.path",
            equalTo(List.of("subject.principal.name")))
        .body(
            "findings.findAll { it.rule == 'R-MAT-3' }.severity",
            equalTo(List.of("ASKS_REVIEWER")));

    // and is kept so when the picture is read no more
    order.submit();
    assertThat(order.awaitEvent(OrderSubmitted.class).questions())
        .contains(
            new ReviewQuestion(
                "subject.principal.name", "R-MAT-3", ReviewQuestion.Code.RECOGNISED_DIFFERS));
    order.post(path).then().statusCode(409).body("code", equalTo("ORDER_STATE_FORBIDS_ACT"));
    order.get(path).then().statusCode(200).body("state", equalTo("RECOGNISED"));
    assertThat(RecognitionStandIn.asked(front.path("sha256"))).isEqualTo(1);
  }

  @Test
  @DisplayName("R-MAT-3: what the filer corrects is asked about no more")
  void asks_nothing_when_the_form_is_corrected() {
    // given
    AnOrder order = AnOrder.filledIn();
    Response front = upload(order, "PRINCIPAL_ID_FRONT", "subject.principal");
    RecognitionStandIn.answers(front.path("sha256"), 200, ID_CARD);
    order.post("/materials/" + front.path("id") + "/recognition").then().statusCode(200);
    ObjectNode subject = Sample.subject();
    ((ObjectNode) subject.get("principal")).put("name", "陈启名");

    // when
    order.put("/subject", subject.toString()).then().statusCode(200);

    // then
    order.get("/preview").then().body("findings.findAll { it.rule == 'R-MAT-3' }", empty());
  }

  @Test
  @DisplayName("R-MAT-3: no sound answer is said so, keeps nothing, and is asked for again")
  void says_when_there_is_no_answer() {
    // given
    AnOrder order = AnOrder.draft();
    Response licence = upload(order, "SUBJECT_CERTIFICATE", "subject");
    String path = "/materials/" + licence.path("id") + "/recognition";

    // then
    for (String hostile :
        List.of("[]", "{\"fields\":7}", "{\"fields\":[" + "1,".repeat(80_000) + "1]}", "<html>")) {
      RecognitionStandIn.answers(licence.path("sha256"), 200, hostile);
      order.post(path).then().statusCode(200).body("state", equalTo("NO_ANSWER"));
    }
    RecognitionStandIn.answers(licence.path("sha256"), 503, "{}");
    order.post(path).then().statusCode(200).body("state", equalTo("NO_ANSWER"));
    assertThat(kept(licence)).isEqualTo("null");

    // and what can't be a value is left out
    RecognitionStandIn.answers(
        licence.path("sha256"),
        200,
        "{\"fields\":[{\"field\":\"NAME\",\"value\":\"<script>x</script>\",\"confidence\":1},"
            + "{\"field\":\"NUMBER\",\"value\":\"91330106MA2H7Q4K4M\",\"confidence\":1}]}");
    order
        .post(path)
        .then()
        .body("state", equalTo("RECOGNISED"))
        .body("fields.path", equalTo(List.of("subject.certificate.number")));

    // and what shows no certificate is not sent
    Response other = upload(order, "OTHER", "subject");
    order
        .post("/materials/" + other.path("id") + "/recognition")
        .then()
        .body("state", equalTo("NOTHING_RECOGNISED"));
    assertThat(RecognitionStandIn.asked(other.path("sha256"))).isZero();
  }

  @Test
  @DisplayName("R-MAT-3: many clicks at once get one answer, and it comes along when taken over")
  void keeps_one_answer() {
    // given
    AnOrder order = AnOrder.draft();
    Response front = upload(order, "PRINCIPAL_ID_FRONT", "subject.principal");
    String path = "/materials/" + front.path("id") + "/recognition";
    RecognitionStandIn.answers(front.path("sha256"), 200, ID_CARD);

    // when
    List<String> states =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            order
                                .post(path)
                                .then()
                                .statusCode(200)
                                .extract()
                                .<String>path("state")))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(states).containsOnly("RECOGNISED");
    assertThat(rows(front)).isEqualTo(1);

    // when
    String taken =
        order
            .asFiler()
            .body("{\"materialId\":\"" + front.path("id") + "\",\"of\":\"services[0].principal\"}")
            .post(order.path() + "/materials/takeover")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // then
    order
        .get("/materials/" + taken + "/recognition")
        .then()
        .body("state", equalTo("RECOGNISED"))
        .body("fields[0].path", equalTo("services[0].principal.name"));

    // and what was read goes with the material
    order.asFiler().delete(order.path() + "/materials/" + front.path("id")).then().statusCode(204);
    assertThat(rows(front)).isZero();
  }

  @Test
  @DisplayName("architecture §7: what was read is for those who may fill the order in")
  void shows_nothing_to_others() {
    // given
    AnOrder order = AnOrder.draft();
    Response licence = upload(order, "SUBJECT_CERTIFICATE", "subject");
    String path = order.path() + "/materials/" + licence.path("id") + "/recognition";
    AnOrder theirs = AnOrder.draft();

    // then
    AnOrder.as(theirs.filer()).get(path).then().statusCode(404);
    AnOrder.as(theirs.filer()).post(path).then().statusCode(404);
    theirs.get("/materials/" + licence.path("id") + "/recognition").then().statusCode(404);
    order.asViewer().get(path).then().statusCode(403).body("rule", equalTo("R-PERM-1"));
    order.asViewer().post(path).then().statusCode(403);
    AnOrder.as("reviewer-1").get(path).then().statusCode(403);
    order.post("/materials/" + UUID.randomUUID() + "/recognition").then().statusCode(404);
    order.post("/materials/x/recognition").then().statusCode(404);
  }

  /** A picture that no other test uploads. */
  private static Response upload(AnOrder order, String kind, String of) {
    Response uploaded =
        order.upload(
            kind, of, "x.png", SamplePictures.written("png", WIDTHS.incrementAndGet(), 64));
    uploaded.then().statusCode(201);
    return uploaded;
  }

  private static String kept(Response material) {
    return String.valueOf(
        TestDatabase.value(
            "select fields from material_recognition where material_id = ?",
            UUID.fromString(material.path("id"))));
  }

  private static long rows(Response material) {
    return TestDatabase.count(
        "select count(*) from material_recognition where material_id = ?",
        UUID.fromString(material.path("id")));
  }
}
