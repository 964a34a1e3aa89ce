package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openbeian.order.AnOrder.as;
import static org.openbeian.testkit.ServerInventoryStandIn.server;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.ServerInventoryStandIn;
import org.openbeian.testkit.TestTokens;

/** Applying for service codes, and looking at them. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ServiceCodesTest {

  private static final String CODES = "/api/v1/service-codes";
  private static final String SERVERS = "/api/v1/servers";

  private final String filer = TestTokens.newFiler();
  private final String account = TestTokens.accountOf(filer);

  private Response apply(String serverId) {
    return as(filer).body("{\"serverId\":\"" + serverId + "\"}").post(CODES);
  }

  @Test
  @DisplayName("R-CODE-1: an account applies for a code by an eligible server of its own")
  void gives_a_code_for_an_eligible_server() {
    // when
    Response given = apply(server(account, 1));

    // then
    given
        .then()
        .statusCode(201)
        .header("Location", startsWith(CODES + "/"))
        .body("serverId", equalTo(server(account, 1)))
        .body("serverIps", equalTo(List.of(ServerInventoryStandIn.IP, ServerInventoryStandIn.IPV6)))
        .body("state", equalTo("FREE"))
        .body("issuedAt", notNullValue())
        .body("usage", nullValue());
    assertThat(UUID.fromString(given.path("code"))).isNotNull();
    as(filer).get(given.getHeader("Location")).then().body("code", equalTo(given.path("code")));
  }

  @ParameterizedTest
  @CsvSource({
    "abroad,SERVER_NOT_IN_MAINLAND",
    "hourly,SERVER_NOT_SUBSCRIBED",
    "short,SERVER_SUBSCRIPTION_TOO_SHORT",
    "none,SERVER_UNKNOWN"
  })
  @DisplayName("R-CODE-1: no other server yields one, and the reason is told")
  void refuses_a_server_that_is_not_eligible(String which, String reason) {
    apply("srv-" + account + "-" + which)
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("serverId")))
        .body("violations.rule", equalTo(List.of("R-CODE-1")))
        .body("violations.code", equalTo(List.of(reason)))
        .body("violations[0].remedy", notNullValue());
    as(filer).get(CODES).then().body("items", hasSize(0));
  }

  @Test
  void refuses_a_server_of_another_account_and_none_at_all() {
    apply(server("acct-b", 1))
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVER_UNKNOWN")));
    as(filer)
        .body("{}")
        .post(CODES)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("REQUIRED")));
    as(filer).body("{\"server\":\"x\"}").post(CODES).then().statusCode(400);
    as(filer).post(CODES).then().statusCode(400);
  }

  @Test
  void refuses_a_server_without_a_public_address() {
    // given
    ServerInventoryStandIn.answers(
        account,
        200,
        "{\"servers\":[{\"id\":\"bare\",\"region\":\"cn-hangzhou\",\"mainland\":true,"
            + "\"billing\":\"SUBSCRIPTION\",\"subscriptionMonths\":12,\"publicIps\":[]}]}");

    // then
    apply("bare")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVER_WITHOUT_PUBLIC_IP")));
  }

  @Test
  @DisplayName("R-CODE-1: a server yields five codes, however many are applied for at once")
  void gives_as_many_codes_as_the_quota_under_a_race() throws Exception {
    // when
    List<Integer> statuses = new ArrayList<>();
    ExecutorService applicants = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        answers.add(applicants.submit(() -> apply(server(account, 1)).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
    } finally {
      applicants.shutdownNow();
    }

    // then
    assertThat(Collections.frequency(statuses, 201)).isEqualTo(5);
    assertThat(Collections.frequency(statuses, 422)).isEqualTo(25);
    apply(server(account, 1))
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVER_CODES_USED_UP")));
    apply(server(account, 2)).then().statusCode(201);
    as(filer).get(CODES + "?limit=100").then().body("items", hasSize(6));
  }

  @Test
  void answers_a_repeated_request_from_its_key_without_asking_again() {
    // given
    String key = UUID.randomUUID().toString();
    String body = "{\"serverId\":\"" + server(account, 1) + "\"}";

    // when
    Response first = as(filer).header("Idempotency-Key", key).body(body).post(CODES);
    Response second = as(filer).header("Idempotency-Key", key).body(body).post(CODES);

    // then
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.<String>path("code")).isEqualTo(first.path("code"));
    assertThat(ServerInventoryStandIn.asked(account)).isEqualTo(1);
    as(filer).get(CODES).then().body("items", hasSize(1));
  }

  @Test
  void keeps_nothing_while_the_inventory_gives_no_sound_answer() {
    // given
    ServerInventoryStandIn.answers(account, 500, "{}");

    // then
    apply(server(account, 1))
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("INVENTORY_UNAVAILABLE"));
    as(filer).get(SERVERS).then().statusCode(503);

    // and the same for an answer that is none
    ServerInventoryStandIn.answers(account, 200, "{\"servers\":[{\"id\":\"x\"}]}");
    apply("x").then().statusCode(503);
    as(filer).get(CODES).then().statusCode(200).body("items", hasSize(0));
  }

  @Test
  void lists_own_codes_newest_first_page_by_page_and_by_state() {
    // given
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      codes.add(0, apply(server(account, i + 1)).path("code"));
    }

    // when
    Response first = as(filer).get(CODES + "?limit=2");
    Response second = as(filer).get(CODES + "?limit=2&cursor=" + first.path("nextCursor"));

    // then
    assertThat(first.jsonPath().<String>getList("items.code")).isEqualTo(codes.subList(0, 2));
    assertThat(second.jsonPath().<String>getList("items.code")).isEqualTo(codes.subList(2, 3));
    second.then().body("nextCursor", nullValue());
    as(filer).get(CODES + "?state=FREE").then().body("items", hasSize(3));
    as(filer).get(CODES + "?state=CONSUMED").then().body("items", hasSize(0));
    as(filer).get(CODES + "?state=LOST").then().statusCode(400);
  }

  @Test
  @DisplayName("architecture §7: a foreign account's code is not there")
  void hides_foreign_codes() {
    // given
    String code = apply(server(account, 1)).path("code");
    String stranger = TestTokens.newFiler();

    // then
    as(stranger).get(CODES + "/" + code).then().statusCode(404);
    as(stranger).get(CODES).then().body("items", hasSize(0));
    as(filer).get(CODES + "/" + UUID.randomUUID()).then().statusCode(404);
    as(filer).get(CODES + "/not-a-code").then().statusCode(404);
  }

  @Test
  @DisplayName("R-PERM-1: service codes need bsn:*")
  void asks_for_a_filer_with_the_permission() {
    for (String path : List.of(CODES, CODES + "/" + UUID.randomUUID(), SERVERS)) {
      given().get(path).then().statusCode(401);
      as("reviewer-1").get(path).then().statusCode(403);
      as(filer + "-view").get(path).then().statusCode(403).body("rule", equalTo("R-PERM-1"));
    }
    as(filer + "-view")
        .body("{\"serverId\":\"" + server(account, 1) + "\"}")
        .post(CODES)
        .then()
        .statusCode(403);
  }

  @Test
  @DisplayName("R-CODE-1: servers are shown with why they yield no code, and how many are left")
  void lists_the_servers_with_their_eligibility() {
    // given
    apply(server(account, 1)).then().statusCode(201);

    // when
    Response servers = as(filer).header("Accept-Language", "en").get(SERVERS);

    // then
    servers
        .then()
        .statusCode(200)
        .body("nextCursor", nullValue())
        .body("items", hasSize(ServerInventoryStandIn.ELIGIBLE + 3))
        .body("items[0].id", equalTo(server(account, 1)))
        .body("items[0].eligible", equalTo(true))
        .body("items[0].reasons", hasSize(0))
        .body("items[0].codesLeft", equalTo(4))
        .body("items[1].codesLeft", equalTo(5))
        .body("items[0].publicIps", hasItems(ServerInventoryStandIn.IP))
        .body(
            "items.findAll { !it.eligible }.reasons.code.flatten()",
            equalTo(
                List.of(
                    "SERVER_NOT_IN_MAINLAND",
                    "SERVER_NOT_SUBSCRIBED",
                    "SERVER_SUBSCRIPTION_TOO_SHORT")))
        .body(
            "items.find { it.id.endsWith('-short') }.reasons[0].message",
            equalTo("The server is subscribed for less than 3 months."));
  }
}
