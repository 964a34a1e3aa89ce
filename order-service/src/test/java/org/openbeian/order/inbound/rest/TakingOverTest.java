package org.openbeian.order.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.SamplePictures;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;

/** What an account need not upload or type again. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class TakingOverTest {

  private static final String LIBRARY = "/api/v1/materials-library";
  private static final String PRINCIPALS = "/api/v1/principals";

  @Test
  @DisplayName("R-MAT-4: the library has the account's materials, masked, each picture once")
  void lists_the_materials_of_the_account() {
    // given
    AnOrder abandoned = AnOrder.draftOf(TestTokens.newFiler());
    abandoned.upload("OTHER", "subject", "x.jpg", SamplePictures.jpeg()).then().statusCode(201);
    abandoned.post("/abandonment").then().statusCode(200);
    AnOrder granted = AnOrder.filledInBy(abandoned.filer()).grantedAs(AnOrder.newNumber());

    // then
    Response all = granted.asViewer().get(LIBRARY + "?limit=100");
    all.then()
        .statusCode(200)
        .body("items", hasSize(6))
        .body("items.orderId", everyItem(equalTo(granted.id().toString())))
        .body("items.valid", everyItem(equalTo(true)))
        .body("nextCursor", nullValue());
    Response id = AnOrder.as(granted.filer()).get(LIBRARY + "?kind=PRINCIPAL_ID_FRONT&limit=1");
    id.then()
        .body("items", hasSize(1))
        .body("items[0].place", equalTo("SERVICE_PRINCIPAL"))
        .body("items[0].owner", equalTo("周**"))
        .body("items[0].principalId", notNullValue())
        .body("items[0].certificateType", equalTo("RESIDENT_ID_CARD"))
        .body("items[0].validUntil", equalTo("2038-06-01"));
    AnOrder.as(granted.filer())
        .get(
            LIBRARY + "?kind=PRINCIPAL_ID_FRONT&limit=1&cursor=" + id.path("nextCursor").toString())
        .then()
        .body("items.owner", equalTo(List.of("陈**")))
        .body("nextCursor", nullValue());
    AnOrder.as(granted.filer())
        .get(LIBRARY + "?kind=SUBJECT_CERTIFICATE")
        .then()
        .body("items.owner", equalTo(List.of("杭州启明示例科技有限公司")))
        .body("items[0].principalId", nullValue());
    for (String secret : Sample.personalData()) {
      assertThat(all.asString()).doesNotContain(secret);
    }

    // and nothing for others
    AnOrder.as(TestTokens.newFiler()).get(LIBRARY).then().statusCode(200).body("items", empty());
    AnOrder.as("reviewer-1").get(LIBRARY).then().statusCode(403);
    AnOrder.as(granted.filer()).get(LIBRARY + "?kind=PASSPORT").then().statusCode(400);
  }

  @Test
  @DisplayName(
      "R-MAT-4: a material is taken over without a second upload, and a double click is one")
  void takes_a_material_over() {
    // given
    String number = AnOrder.newNumber();
    AnOrder granted = AnOrder.granted(number);
    String source = materialOf(granted, "SUBJECT_CERTIFICATE", "subject");
    AnOrder change = AnOrder.onRecord(number, FilingType.CHANGE_SUBJECT);
    String etag = change.etag();

    // when
    Response taken = takeOver(change, change.filer(), source, "subject");

    // then
    String id =
        taken
            .then()
            .statusCode(201)
            .body("kind", equalTo("SUBJECT_CERTIFICATE"))
            .body("of", equalTo("subject"))
            .body("takenFrom", equalTo(source))
            .extract()
            .path("id");
    assertThat(taken.getHeader("Location")).endsWith(change.path() + "/materials/" + id);
    assertThat(change.etag()).isEqualTo(etag);
    assertThat(change.get("/materials/" + id + "/content").asByteArray())
        .isEqualTo(granted.get("/materials/" + source + "/content").asByteArray());
    assertThat(keyOf(id)).isEqualTo(keyOf(source));

    // and again
    takeOver(change, change.filer(), source, null).then().statusCode(201).body("id", equalTo(id));
    takeOver(change, change.filer(), id, "subject").then().statusCode(201).body("id", equalTo(id));
    change.get("/materials").then().body("items.id", equalTo(List.of(id)));
    AnOrder.as(change.filer())
        .get(LIBRARY + "?kind=SUBJECT_CERTIFICATE")
        .then()
        .body("items.id", equalTo(List.of(id)));

    // and when it goes, the first one keeps the file
    change.asFiler().delete(change.path() + "/materials/" + id).then().statusCode(204);
    granted.get("/materials/" + source + "/content").then().statusCode(200);
    AnOrder.as(change.filer())
        .get(LIBRARY + "?kind=SUBJECT_CERTIFICATE")
        .then()
        .body("items.id", equalTo(List.of(source)));
  }

  @Test
  @DisplayName("R-MAT-4: a file goes with the last material that shares it")
  void removes_a_file_with_its_last_reference() {
    // given
    AnOrder order = AnOrder.draft();
    String first =
        order
            .upload("PRINCIPAL_ID_FRONT", "subject.principal", "x.jpg", SamplePictures.jpeg())
            .path("id");
    String second =
        takeOver(order, order.filer(), first, "services[0].principal")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Path file = file(keyOf(first));

    // when one is replaced, and removed
    order
        .upload("PRINCIPAL_ID_FRONT", "subject.principal", "x.jpg", SamplePictures.jpeg())
        .then()
        .statusCode(201);

    // then
    order.get("/materials/" + second + "/content").then().statusCode(200);
    assertThat(file).exists();

    // when
    order.asFiler().delete(order.path() + "/materials/" + second).then().statusCode(204);

    // then
    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(file).doesNotExist());
  }

  @Test
  @DisplayName(
      "R-MAT-4: whoever wins of a removal and a take-over, no material is without its file")
  void never_leaves_a_material_without_its_file() {
    // given
    String user = TestTokens.newFiler();
    AnOrder one = AnOrder.draftOf(user);
    AnOrder other = AnOrder.draftOf(user);
    List<String> outcomes = new ArrayList<>();

    for (int i = 0; i < 12; i++) {
      String source = one.upload("OTHER", "subject", "x.jpg", SamplePictures.jpeg()).path("id");

      // when
      CompletableFuture<Integer> removal =
          CompletableFuture.supplyAsync(
              () -> one.asFiler().delete(one.path() + "/materials/" + source).statusCode());
      Response taken = takeOver(other, user, source, "subject");

      // then
      assertThat(removal.join()).isEqualTo(204);
      outcomes.add(String.valueOf(taken.statusCode()));
      if (taken.statusCode() == 201) {
        String id = taken.path("id");
        other.get("/materials/" + id + "/content").then().statusCode(200);
      }
    }
    assertThat(outcomes).containsAnyOf("201", "404", "422").doesNotContain("500", "503");
  }

  @Test
  @DisplayName("R-MAT-4: what is taken over is checked anew")
  void checks_what_is_taken_over() throws IOException {
    // given
    AnOrder draft = AnOrder.draftOf(TestTokens.newFiler());
    AnOrder granted = AnOrder.filledInBy(draft.filer()).grantedAs(AnOrder.newNumber());
    String front = materialOf(granted, "PRINCIPAL_ID_FRONT", "subject.principal");
    String back = materialOf(granted, "PRINCIPAL_ID_BACK", "subject.principal");
    String ofService = materialOf(granted, "PRINCIPAL_ID_FRONT", "services[0].principal");
    String filer = draft.filer();

    // then its kind fits the part
    takeOver(draft, filer, front, "subject")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("of")))
        .body("violations.code", equalTo(List.of("MATERIAL_OF_NO_SUCH_PART")));
    takeOver(draft, filer, front, "services[7].principal").then().statusCode(422);

    // and it can be read
    Files.delete(file(keyOf(ofService)));
    takeOver(draft, filer, ofService, "subject.principal")
        .then()
        .statusCode(422)
        .body("rule", equalTo("R-MAT-4"))
        .body("violations.path", equalTo(List.of("materialId")))
        .body("violations.code", equalTo(List.of("MATERIAL_NOT_READABLE")))
        .body("violations[0].remedy", equalTo("请重新上传。"));
    byte[] sealed = Files.readAllBytes(file(keyOf(back)));
    sealed[sealed.length - 1] ^= 1;
    Files.write(file(keyOf(back)), sealed);
    takeOver(draft, filer, back, "subject.principal")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("MATERIAL_NOT_READABLE")));

    // and shows no certificate that has expired
    TestDatabase.update(
        "update orders set application = jsonb_set(application,"
            + " '{subject,principal,certificate,validUntil}', '\"2020-01-01\"') where id = ?",
        granted.id().value());
    takeOver(draft, filer, front, "subject.principal")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("MATERIAL_CERTIFICATE_EXPIRED")));
    AnOrder.as(filer)
        .get(LIBRARY + "?kind=PRINCIPAL_ID_FRONT")
        .then()
        .body("items.find { it.id == '" + front + "' }.valid", equalTo(false));
    draft.get("/materials").then().body("items", empty());
  }

  @Test
  @DisplayName("architecture §7: materials of foreign accounts are not there to be taken")
  void gives_nothing_to_others() {
    // given
    AnOrder draft = AnOrder.draftOf(TestTokens.newFiler());
    AnOrder granted = AnOrder.filledInBy(draft.filer()).grantedAs(AnOrder.newNumber());
    String source = materialOf(granted, "SUBJECT_CERTIFICATE", "subject");
    AnOrder theirs = AnOrder.draft();

    // then
    takeOver(theirs, theirs.filer(), source, "subject").then().statusCode(404);
    takeOver(granted, theirs.filer(), source, "subject").then().statusCode(404);
    takeOver(theirs, theirs.filer(), UUID.randomUUID().toString(), "subject")
        .then()
        .statusCode(404);
    takeOver(theirs, theirs.filer(), "../x", "subject").then().statusCode(404);
    takeOver(theirs, theirs.filer(), "", "subject")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("materialId")));
    takeOver(granted, granted.filer(), source, "subject")
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_STATE_FORBIDS_ACT"));
    takeOver(draft, draft.filer() + "-view", source, "subject").then().statusCode(403);
    theirs.get("/materials").then().body("items", empty());
  }

  @Test
  @DisplayName("R-MAT-4: a principal whom the account knows is chosen, and the form filled from it")
  void takes_a_principal_over() {
    // given
    String number = AnOrder.newNumber();
    AnOrder draft = AnOrder.draftOf(TestTokens.newFiler());
    AnOrder granted = AnOrder.filledInBy(draft.filer()).grantedAs(number);
    Response known = granted.asViewer().get(PRINCIPALS);
    known
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].principal.name", equalTo("陈**"))
        .body("items[0].principal.certificate.number", equalTo("3301**********0016"))
        .body("items[0].filingNumber", equalTo(number))
        .body("items[1].filingNumber", equalTo(number + "-1"))
        .body("items[0].orderId", nullValue())
        .body("items.valid", everyItem(equalTo(true)));
    for (String secret : Sample.personalData()) {
      assertThat(known.asString()).doesNotContain(secret);
    }
    String chen = known.path("items[0].id");

    // when
    ObjectNode subject = Sample.subject();
    subject.putObject("principal").put("takenFrom", chen).put("mobile", "13800571009");
    draft.put("/subject", subject.toString()).then().statusCode(200);

    // then
    draft
        .get("")
        .then()
        .body("subject.principal.name", equalTo("陈**"))
        .body("subject.principal.legalRepresentative", equalTo(true))
        .body("subject.principal.certificate.type", equalTo("RESIDENT_ID_CARD"))
        .body("subject.principal.certificate.validUntil", equalTo("2035-03-07"))
        .body("subject.principal.mobile", equalTo("138****1009"))
        .body("subject.principal.emergencyPhone", equalTo("139****1002"));

    // and its certificate's type is fixed from then on
    ObjectNode shown = shown(draft);
    ((ObjectNode) shown.at("/principal/certificate")).put("type", "PASSPORT");
    draft
        .put("/subject", shown.toString())
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("subject.principal.certificate.type")))
        .body("violations.rule", equalTo(List.of("R-MAT-4")))
        .body("violations.code", equalTo(List.of("TYPE_OF_PRINCIPAL_TAKEN_OVER")));
    ((ObjectNode) shown.get("principal")).put("takenFrom", chen);
    draft
        .put("/subject", shown.toString())
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("TYPE_OF_PRINCIPAL_TAKEN_OVER")));

    // and so is that it has not expired
    ObjectNode expired = Sample.subject();
    expired
        .putObject("principal")
        .put("takenFrom", chen)
        .putObject("certificate")
        .put("validFrom", "2010-01-01")
        .put("validUntil", "2020-01-01");
    draft
        .put("/subject", expired.toString())
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("subject.principal.certificate.validUntil")))
        .body("violations.code", equalTo(List.of("PRINCIPAL_CERTIFICATE_EXPIRED")));

    // and another person is another person
    ObjectNode another = shown(draft);
    ((ObjectNode) another.at("/principal/certificate"))
        .put("type", "PASSPORT")
        .put("number", "E12345678");
    draft.put("/subject", another.toString()).then().statusCode(200);
  }

  @Test
  @DisplayName("R-MAT-4: a service's principal is chosen among the order's own people, too")
  void takes_the_subjects_principal_for_a_service() {
    // given
    AnOrder draft = AnOrder.draft();
    draft.put("/subject", Sample.subject().toString()).then().statusCode(200);
    Response known = draft.asFiler().get(PRINCIPALS);
    known
        .then()
        .body("items", hasSize(1))
        .body("items[0].orderId", equalTo(draft.id().toString()))
        .body("items[0].filingNumber", nullValue());
    ObjectNode service = Sample.service();
    ObjectNode principal = service.putObject("principal");
    principal.put("takenFrom", known.path("items[0].id").toString());
    principal.put("name", "陈**").put("legalRepresentative", false);

    // when
    draft.put("/services/1", service.toString()).then().statusCode(200);

    // then
    draft
        .get("")
        .then()
        .body("services[0].principal.name", equalTo("陈**"))
        .body("services[0].principal.legalRepresentative", equalTo(false))
        .body("services[0].principal.certificate.number", equalTo("3301**********0016"))
        .body("services[0].principal.takenFrom", nullValue());
    draft.asFiler().get(PRINCIPALS).then().body("items", hasSize(1));

    // and nobody else knows that person
    AnOrder theirs = AnOrder.draft();
    AnOrder.as(theirs.filer()).get(PRINCIPALS).then().body("items", empty());
    for (String id : List.of(principal.get("takenFrom").asText(), "nobody")) {
      principal.put("takenFrom", id);
      theirs
          .put("/services/1", service.toString())
          .then()
          .statusCode(422)
          .body("violations.path", equalTo(List.of("services[0].principal.takenFrom")))
          .body("violations.code", equalTo(List.of("PRINCIPAL_NOT_KNOWN")));
    }
    AnOrder.as("reviewer-1").get(PRINCIPALS).then().statusCode(403);
  }

  /** The subject as it is shown, to be sent back. */
  private static ObjectNode shown(AnOrder order) {
    try {
      return (ObjectNode)
          new com.fasterxml.jackson.databind.ObjectMapper()
              .readTree(order.get("").asString())
              .get("subject");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Response takeOver(
      AnOrder order, String user, String material, @org.jspecify.annotations.Nullable String of) {
    return AnOrder.as(user)
        .body(
            "{\"materialId\":\""
                + material
                + "\""
                + (of == null ? "" : ",\"of\":\"" + of + "\"")
                + "}")
        .post(order.path() + "/materials/takeover");
  }

  private static String materialOf(AnOrder order, String kind, String of) {
    return order
        .get("/materials")
        .path("items.find { it.kind == '" + kind + "' && it.of == '" + of + "' }.id");
  }

  private static String keyOf(String material) {
    return String.valueOf(
        TestDatabase.value(
            "select storage_key from material where id = ?", UUID.fromString(material)));
  }

  private static Path file(String key) {
    return Path.of("target/materials/files", key.substring(0, 2), key);
  }
}
