package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.PASS;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;
import static org.openbeian.review.ReviewApi.release;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.MaterialPermit;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.platform.security.Signer;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-PERM-2: who holds a task may look at its materials")
class PermitsTest {

  @Inject Clock clock;

  @Test
  void a_task_shows_which_materials_prove_it() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    SubmittedMaterial second = order.materials().get(1);

    // then
    for (Response task :
        List.of(
            read(order.preliminaryTask(), "reviewer-2"), read(order.bureauTask(), "officer-zj"))) {
      task.then()
          .statusCode(200)
          .body("materials.kind", contains("SUBJECT_CERTIFICATE", "PRINCIPAL_ID_FRONT"))
          .body("materials.of", contains("subject", "services[0].principal"))
          .body("materials[1].id", equalTo(second.id().toString()))
          .body("materials[1].mediaType", equalTo("image/jpeg"))
          .body("materials[1].size", equalTo(482_113))
          .body("materials[1].sha256", equalTo(second.sha256()));
    }
  }

  @Test
  void the_holder_gets_a_permit_for_two_minutes_each_time_another_one() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    SubmittedMaterial material = order.materials().get(0);
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    Response answer = permit(task, material.id(), "reviewer-1");

    // then
    answer
        .then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .body("materialId", equalTo(material.id().toString()))
        .body("lookAt", equalTo("/api/v1/materials/" + material.id() + "/looks"));
    MaterialPermit permit = opened(answer);
    assertThat(permit.materialId()).isEqualTo(material.id());
    assertThat(permit.sha256()).isEqualTo(material.sha256());
    assertThat(permit.viewer()).isEqualTo("reviewer-1");
    assertThat(permit.taskId()).hasToString(task);
    assertThat(permit.expiresAt())
        .isEqualTo(Instant.parse(answer.path("expiresAt")))
        .isCloseTo(clock.instant().plus(Duration.ofMinutes(2)), within(30, ChronoUnit.SECONDS));

    // and again
    Set<UUID> nonces = new HashSet<>(Set.of(permit.nonce()));
    nonces.add(opened(permit(task, material.id(), "reviewer-1")).nonce());
    assertThat(nonces).hasSize(2);
  }

  @Test
  void nobody_gets_one_who_does_not_hold_the_task_now() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    UUID material = order.materials().get(0).id();

    // then before anybody has claimed it
    refused(permit(task, material, "reviewer-1"), 409, "TASK_NOT_CLAIMED");

    // and while another one holds it
    claim(task, "reviewer-1").then().statusCode(200);
    refused(permit(task, material, "reviewer-2"), 409, "TASK_TAKEN");
    refused(permit(task, material, "lead-1"), 409, "TASK_TAKEN");

    // and after it was given back
    release(task, "reviewer-1").then().statusCode(200);
    refused(permit(task, material, "reviewer-1"), 409, "TASK_NOT_CLAIMED");

    // and after it was decided, by a lead who held it
    claim(task, "lead-1").then().statusCode(200);
    permit(task, material, "lead-1").then().statusCode(201);
    decide(task, "lead-1", PASS).then().statusCode(200);
    refused(permit(task, material, "lead-1"), 409, "TASK_DECIDED");
  }

  @Test
  void nobody_gets_one_of_another_role_or_of_their_own_account() {
    // given
    AnOrder order = anOrder().of("acct-a").submitted().sentToBureau();
    UUID material = order.materials().get(0).id();
    claim(order.bureauTask(), "officer-zj").then().statusCode(200);

    // then
    refused(permit(order.preliminaryTask(), material, "reviewer-a"), 403, "OWN_ACCOUNT");
    for (String task : List.of(order.preliminaryTask(), order.bureauTask())) {
      for (String user : List.of("officer-zj", "filer-a", "auditor-1", "admin-1")) {
        refused(permit(task, material, user), 403, "FORBIDDEN");
      }
      given().post(path(task, material)).then().statusCode(401);
    }
    refused(permit(order.bureauTask(), material, "reviewer-1"), 403, "FORBIDDEN");
  }

  @Test
  void there_is_none_for_what_was_not_submitted_with_the_tasks_round() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    UUID others = anOrder().submitted().materials().get(0).id();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    refused(permit(task, others, "reviewer-1"), 404, "NOT_FOUND");
    refused(permit(task, UUID.randomUUID(), "reviewer-1"), 404, "NOT_FOUND");
    refused(permit(UUID.randomUUID().toString(), others, "reviewer-1"), 404, "NOT_FOUND");
    as("reviewer-1")
        .post("/api/v1/review-tasks/" + task + "/materials/x/permits")
        .then()
        .statusCode(404);
  }

  private static void refused(Response answer, int status, String code) {
    answer.then().statusCode(status).body("code", equalTo(code));
  }

  private static Response permit(String task, UUID material, String user) {
    return as(user).post(path(task, material));
  }

  private static String path(String task, UUID material) {
    return "/api/v1/review-tasks/" + task + "/materials/" + material + "/permits";
  }

  private static MaterialPermit opened(Response answer) {
    String keys = ConfigProvider.getConfig().getValue("beian.materials.permit-keys", String.class);
    return new Signer("keys", keys)
        .verify(answer.path("permit"))
        .flatMap(MaterialPermit::decoded)
        .orElseThrow();
  }
}
