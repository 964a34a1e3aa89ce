package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.MaterialPermit;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.order.MaterialViewed;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.SamplePictures;
import org.openbeian.platform.security.Signer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-PERM-2: who may look at materials, and the trail of each look")
class LooksTest {

  private static final UUID TASK = UUID.randomUUID();

  @Inject Clock clock;

  @Test
  @DisplayName("R-PERM-2: a download by the order's account is on the trail")
  void tells_of_the_owners_downloads() {
    // given
    AnOrder order = AnOrder.filledIn();
    String id = order.get("/materials").path("items.find { it.of == 'services[0].principal' }.id");
    String kind = order.get("/materials/" + id).path("kind");

    // when
    order.asViewer().get(order.path() + "/materials/" + id + "/content").then().statusCode(200);
    AnOrder.as("filer-b")
        .get(order.path() + "/materials/" + id + "/content")
        .then()
        .statusCode(404);
    order.get("/materials/" + id).then().statusCode(200);

    // then
    assertThat(looksAt(order, 1))
        .containsExactly(
            new MaterialViewed(
                order.id(),
                0,
                new Actor(Actor.Kind.FILER, order.filer() + "-view"),
                UUID.fromString(id),
                MaterialKind.valueOf(kind),
                "services[0].principal",
                null));
  }

  @Test
  @DisplayName("R-PERM-2: a submission tells which materials prove it, and a permit shows one")
  void shows_what_was_submitted_by_a_permit() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();
    List<SubmittedMaterial> submitted = order.awaitEvent(OrderSubmitted.class).materials();
    SubmittedMaterial material = submitted.get(0);

    // when
    Response look = look(material, signed(permit(material, "reviewer-1")), "reviewer-1");

    // then
    look.then()
        .statusCode(200)
        .contentType("image/jpeg")
        .header(
            "Content-Disposition",
            "attachment; filename=\"subject_certificate-" + material.id() + ".jpg\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cache-Control", "no-store");
    assertThat(look.asByteArray())
        .hasSize(material.size())
        .isEqualTo(order.get("/materials/" + material.id() + "/content").asByteArray());
    assertThat(looksAt(order, 2).get(0))
        .isEqualTo(
            new MaterialViewed(
                order.id(),
                1,
                new Actor(Actor.Kind.REVIEWER, "reviewer-1"),
                material.id(),
                MaterialKind.SUBJECT_CERTIFICATE,
                "subject",
                TASK));

    // and the submission has told of all
    List<Object> ids = order.get("/materials").jsonPath().getList("items.id");
    assertThat(submitted).extracting(each -> each.id().toString()).isEqualTo(ids);
    assertThat(submitted.get(0).sha256())
        .isEqualTo(order.get("/materials/" + ids.get(0)).path("sha256"));
    assertThat(submitted)
        .extracting(SubmittedMaterial::of)
        .contains("subject", "subject.principal", "services[0]", "services[0].principal");
  }

  @Test
  @DisplayName("R-PERM-2: a lead who holds the task looks too, and older keys still count")
  void takes_permits_of_leads_and_under_older_keys() {
    // given
    SubmittedMaterial material = submitted();
    String older =
        new Signer("keys", keys().split(",")[1]).sign(permit(material, "lead-1").encoded());

    // then
    assertThat(older).startsWith("old.");
    look(material, older, "lead-1").then().statusCode(200);
  }

  @Test
  @DisplayName("R-PERM-2: without a permit of one's own for this material there is no look")
  void refuses_what_is_no_permit_for_this_look() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();
    List<SubmittedMaterial> all = order.awaitEvent(OrderSubmitted.class).materials();
    SubmittedMaterial material = all.get(0);
    MaterialPermit permit = permit(material, "reviewer-1");
    String signed = signed(permit);
    String unknownKey = new Signer("keys", "new:" + keys().split(":")[2]).sign(permit.encoded());
    String changed =
        signed.replace(
            signed.split("\\.")[1], signed(permit(material, "reviewer-2")).split("\\.")[1]);

    // then
    for (String none :
        List.of("x", "..", signed + "x", unknownKey, changed, signer().sign(new byte[9]))) {
      refused(look(material, none, "reviewer-1"), 403, "PERMIT_NOT_VALID");
    }
    refused(look(material, signed, "reviewer-2"), 403, "PERMIT_NOT_VALID");
    refused(look(all.get(1), signed, "reviewer-1"), 403, "PERMIT_NOT_VALID");
    for (String body : List.of("{}", "{\"permit\":null}", "{\"permit\":\" \"}")) {
      AnOrder.as("reviewer-1")
          .body(body)
          .post(path(material))
          .then()
          .statusCode(422)
          .body("violations.path", equalTo(List.of("permit")))
          .body("violations.rule", equalTo(List.of("R-PERM-2")))
          .body("violations[0].remedy", notNullValue());
    }
    AnOrder.as("reviewer-1").post(path(material)).then().statusCode(400);

    // and nobody else may try, the order's own account and the bureau included
    for (String user : List.of(order.filer(), "officer-zj", "auditor-1", "support-1", "admin-1")) {
      look(material, signed(permit(material, user)), user)
          .then()
          .statusCode(403)
          .body("code", equalTo("FORBIDDEN"));
    }
    given()
        .contentType("application/json")
        .body("{\"permit\":\"" + signed + "\"}")
        .post(path(material))
        .then()
        .statusCode(401);

    // and it was good all the time
    look(material, signed, "reviewer-1").then().statusCode(200);
    assertThat(looksAt(order, 1)).hasSize(1);
  }

  @Test
  @DisplayName("R-PERM-2: a permit is good for two minutes")
  void refuses_an_expired_permit() {
    // given
    SubmittedMaterial material = submitted();
    String signed = signed(permit(material, "reviewer-1"));

    // when
    TestClock.advance(Duration.ofMinutes(2));

    // then
    refused(look(material, signed, "reviewer-1"), 403, "PERMIT_EXPIRED")
        .then()
        .body(
            "detail",
            equalTo(
                "A permit is good for two minutes. Get another one at the review task that you hold."));
  }

  @Test
  @DisplayName("R-PERM-2: of looks at once with one permit one is shown, and one is on the trail")
  void shows_a_material_once_by_a_permit() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();
    SubmittedMaterial material = order.awaitEvent(OrderSubmitted.class).materials().get(0);
    String signed = signed(permit(material, "reviewer-1"));

    // when
    List<Integer> statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> look(material, signed, "reviewer-1").statusCode()))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    // then
    assertThat(statuses.get(0)).isEqualTo(200);
    assertThat(statuses.subList(1, 6)).isEqualTo(Collections.nCopies(5, 409));
    refused(look(material, signed, "reviewer-1"), 409, "PERMIT_USED");
    look(material, signed(permit(material, "reviewer-1")), "reviewer-1").then().statusCode(200);
    assertThat(looksAt(order, 2)).hasSize(2);
  }

  @Test
  @DisplayName("R-PERM-2: what took the place of a submitted material is not shown by its permit")
  void shows_only_what_was_submitted() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();
    SubmittedMaterial material = order.awaitEvent(OrderSubmitted.class).materials().get(0);
    SubmittedMaterial other =
        new SubmittedMaterial(
            material.id(), material.kind(), "subject", "image/jpeg", 1, "0".repeat(64));
    String signed = signed(permit(material, "reviewer-1"));

    // then
    refused(
        look(material, signed(permit(other, "reviewer-1")), "reviewer-1"), 404, "MATERIAL_GONE");

    // when
    order.post("/withdrawal").then().statusCode(200);
    order.upload("SUBJECT_CERTIFICATE", "", "x.jpg", SamplePictures.jpeg()).then().statusCode(201);
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(200);

    // then
    refused(look(material, signed, "reviewer-1"), 404, "MATERIAL_GONE");
    await()
        .atMost(15, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.awaitEvent(OrderSubmitted.class).materials())
                    .hasSize(6)
                    .extracting(SubmittedMaterial::id)
                    .doesNotContain(material.id()));
    assertThat(order.events(MaterialViewed.class)).isEmpty();
  }

  @Test
  @DisplayName("R-PERM-2: no trail, no look; and a look that fails uses no permit up")
  void shows_nothing_that_it_can_not_tell() throws IOException {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();
    SubmittedMaterial material = order.awaitEvent(OrderSubmitted.class).materials().get(0);
    String content = order.path() + "/materials/" + material.id() + "/content";
    String signed = signed(permit(material, "reviewer-1"));

    // when the event can't be kept
    TestDatabase.update(
        "alter table outbox add constraint no_looks check (type not like '%material-viewed%') not"
            + " valid");
    try {
      for (Response answer :
          List.of(look(material, signed, "reviewer-1"), order.asFiler().get(content))) {
        answer.then().statusCode(500).contentType("application/problem+json");
      }
    } finally {
      TestDatabase.update("alter table outbox drop constraint no_looks");
    }

    // and the file can't be read
    Path file = fileOf(material);
    Path aside = file.resolveSibling("aside");
    Files.move(file, aside);
    look(material, signed, "reviewer-1").then().statusCode(503).header("Retry-After", "5");
    order.asFiler().get(content).then().statusCode(503);
    Files.move(aside, file);

    // then
    look(material, signed, "reviewer-1").then().statusCode(200);
    order.asFiler().get(content).then().statusCode(200);
    assertThat(looksAt(order, 2)).hasSize(2);
  }

  private static SubmittedMaterial submitted() {
    return AnOrder.inPreliminaryReview().awaitEvent(OrderSubmitted.class).materials().get(0);
  }

  private static Path fileOf(SubmittedMaterial material) {
    String key =
        Objects.requireNonNull(
            TestDatabase.value("select storage_key from material where id = ?", material.id()));
    return Path.of("target/materials/files", key.substring(0, 2), key);
  }

  private static String keys() {
    return ConfigProvider.getConfig().getValue("beian.materials.permit-keys", String.class);
  }

  private static Signer signer() {
    return new Signer("keys", keys());
  }

  /** As review-service gives it. */
  private MaterialPermit permit(SubmittedMaterial material, String viewer) {
    return new MaterialPermit(
        material.id(),
        material.sha256(),
        viewer,
        TASK,
        clock.instant().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofMinutes(2)),
        UUID.randomUUID());
  }

  private static String signed(MaterialPermit permit) {
    return signer().sign(permit.encoded());
  }

  private static Response look(SubmittedMaterial material, String permit, String user) {
    return AnOrder.as(user)
        .header("Accept-Language", "en")
        .body("{\"permit\":\"" + permit + "\"}")
        .post(path(material));
  }

  private static String path(SubmittedMaterial material) {
    return "/api/v1/materials/" + material.id() + "/looks";
  }

  private static Response refused(Response answer, int status, String code) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("rule", equalTo("R-PERM-2"))
        .body("detail", notNullValue());
    return answer;
  }

  private static List<MaterialViewed> looksAt(AnOrder order, int wanted) {
    await("looks at " + order.id())
        .atMost(15, SECONDS)
        .until(() -> order.events(MaterialViewed.class).size() >= wanted);
    return order.events(MaterialViewed.class);
  }
}
