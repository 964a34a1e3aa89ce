package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;
import static org.openbeian.order.AnOrder.holderOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.order.Duty;
import org.openbeian.contracts.order.DutyReminded;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class DutiesTest {

  private static final String SUBJECT_PHONE = "13800571001";
  private static final String SERVICE_PHONE = "13700571003";
  private static final String DONE = "{\"state\":\"DONE\"}";

  @Test
  @DisplayName("R-POST-1, R-POST-2: with the grant the duties of each service begin")
  void begin_with_the_grant() {
    // when
    String number = AnOrder.newNumber();
    AnOrder order = AnOrder.filledIn().grantedAs(number);

    // then
    LocalDate granted = LocalDate.ofInstant(grantedAt(number), ZoneId.of("Asia/Shanghai"));
    duties(number, "")
        .then()
        .statusCode(200)
        .body("items.serviceNumber", equalTo(List.of(number + "-1", number + "-1", number + "-1")))
        .body(
            "items.duty",
            equalTo(List.of("COMMERCIAL_LICENCE", "FOOTER_NUMBER", "PUBLIC_SECURITY_FILING")))
        .body("items.state", equalTo(List.of("OPEN", "OPEN", "OPEN")))
        .body(
            "items.dueOn",
            equalTo(Arrays.asList(null, granted.toString(), granted.plusDays(30).toString())))
        .body("items[1].overdue", equalTo(false));
    assertThat(armed(order)).isEqualTo(1);
  }

  @Test
  @DisplayName("R-POST-2: reminds 20 and 30 days after the grant of what is open, then no more")
  void reminds_of_what_is_open() {
    // given
    String number = AnOrder.newNumber();
    AnOrder order = AnOrder.filledIn().grantedAs(number);

    // when, then
    pass(19);
    assertThat(order.events(DutyReminded.class)).isEmpty();
    pass(1);
    awaitReminders(order, Duty.FOOTER_NUMBER, Duty.PUBLIC_SECURITY_FILING);
    assertThat(order.events(DutyReminded.class))
        .extracting(DutyReminded::serviceNumber, DutyReminded::duty, DutyReminded::overdue)
        .containsExactly(
            tuple(number + "-1", Duty.FOOTER_NUMBER, true),
            tuple(number + "-1", Duty.PUBLIC_SECURITY_FILING, false));
    DutyReminded reminded = order.events(DutyReminded.class).get(1);
    assertThat(reminded.recipient().account()).isEqualTo(new AccountId(order.account()));
    assertThat(reminded.recipient().phone()).isNotNull();
    assertThat(reminded.subjectNumber()).isEqualTo(number);
    assertThat(reminded.round()).isEqualTo(order.round());
    assertThat(reminded.dueOn())
        .isEqualTo(LocalDate.ofInstant(grantedAt(number), ZoneId.of("Asia/Shanghai")).plusDays(30));
    duties(number, "?state=OPEN")
        .then()
        .body("items.overdue", equalTo(List.of(false, true, false)));

    // and what is done is not spoken of again
    answer(number, Duty.FOOTER_NUMBER, DONE).then().statusCode(200);
    pass(10);
    awaitReminders(
        order, Duty.FOOTER_NUMBER, Duty.PUBLIC_SECURITY_FILING, Duty.PUBLIC_SECURITY_FILING);
    assertThat(armed(order)).isEqualTo(0);
  }

  @Test
  @DisplayName("R-POST-2: who has done everything hears nothing")
  void is_silent_when_everything_is_done() {
    // given
    String number = AnOrder.newNumber();
    AnOrder order = AnOrder.filledIn().grantedAs(number);
    answer(number, Duty.FOOTER_NUMBER, DONE).then().statusCode(200);
    answer(number, Duty.PUBLIC_SECURITY_FILING, DONE).then().statusCode(200);

    // when
    pass(31);

    // then
    assertThat(armed(order)).isEqualTo(0);
    assertThat(unsent(order)).isZero();
    assertThat(order.events(DutyReminded.class)).isEmpty();
  }

  @Test
  @DisplayName("R-POST-2: where both steps have passed meanwhile, reminds once")
  void reminds_once_when_it_is_late() {
    // given
    String number = AnOrder.newNumber();
    AnOrder order = AnOrder.filledIn().grantedAs(number);

    // when
    pass(45);

    // then
    awaitReminders(order, Duty.FOOTER_NUMBER, Duty.PUBLIC_SECURITY_FILING);
    assertThat(order.events(DutyReminded.class)).allMatch(DutyReminded::overdue);
    assertThat(armed(order)).isEqualTo(0);
  }

  @Test
  @DisplayName("R-POST-2: an added app has its own duties and reminder, and no foot")
  void begin_with_an_added_service() {
    // given
    String number = AnOrder.newNumber();
    AnOrder first = AnOrder.filledIn().grantedAs(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.ADD_SERVICE);
    ObjectNode app = Sample.app();
    order.put("/services/1", app.toString()).then().statusCode(200);

    // when
    order.submit().grant();

    // then
    assertThat(
            duties(number, "")
                .jsonPath()
                .<String>getList("items.findAll { it.serviceNumber.endsWith('-2') }.duty"))
        .containsExactly("COMMERCIAL_LICENCE", "PUBLIC_SECURITY_FILING");
    assertThat(armed(first)).isEqualTo(1);
    assertThat(armed(order)).isEqualTo(1);
    footer(holderOf(number), number, number + "-2", "text/html").then().statusCode(404);
  }

  @Test
  @DisplayName("R-POST-2, R-CAN-1: the duties of a service end with it, without a reminder")
  void end_with_their_service() {
    // given
    String number = AnOrder.newNumber();
    AnOrder first = AnOrder.filledIn().grantedAs(number);
    answer(number, Duty.FOOTER_NUMBER, DONE).then().statusCode(200);
    AnOrder order = AnOrder.onRecord(number, FilingType.CANCEL_ACCESS, number + "-1");
    order.put("/ending", "{\"reason\":\"SERVICE_CLOSED\"}").then().statusCode(200);

    // when
    order.confirmByOwner(SERVICE_PHONE).submit().grant();

    // then
    duties(number, "").then().body("items.state", equalTo(List.of("ENDED", "DONE", "ENDED")));
    answer(number, Duty.PUBLIC_SECURITY_FILING, DONE)
        .then()
        .statusCode(409)
        .body("code", equalTo("DUTY_ENDED"));
    footer(holderOf(number), number, number + "-1", "text/html").then().statusCode(404);
    pass(31);
    assertThat(armed(first)).isEqualTo(0);
    assertThat(unsent(first)).isZero();
    assertThat(first.events(DutyReminded.class)).isEmpty();
  }

  @Test
  @DisplayName("R-POST-2, R-TRF-1: after a hand-over its new account is reminded, not the old one")
  void reminds_the_account_that_has_the_record_now() {
    // given
    String number = AnOrder.newNumber();
    AnOrder first = AnOrder.filledIn().grantedAs(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.TRANSFER);
    order.put("/target", "{\"account\":\"acct-t\"}").then().statusCode(200);
    as("filer-t").put("/api/v1/consents/" + order.id()).then().statusCode(200);
    order.confirmByOwner(SUBJECT_PHONE);
    order.submit();

    // when
    pass(20);

    // then
    awaitReminders(first, Duty.FOOTER_NUMBER, Duty.PUBLIC_SECURITY_FILING);
    assertThat(first.events(DutyReminded.class))
        .extracting(DutyReminded::recipient)
        .allMatch(to -> to.account().equals(new AccountId("acct-t")))
        .allMatch(to -> to.email() == null && to.phone() == null);
    as("filer-t").get("/api/v1/filings/" + number + "/duties").then().statusCode(200);
    duties(number, "").then().statusCode(404);
  }

  @Test
  @DisplayName("R-POST-2: the same answer twice is one; only what may not apply is answered so")
  void takes_answers_down() {
    // given
    String number = AnOrder.newNumber();
    AnOrder.filledIn().grantedAs(number);
    String body = "{\"state\":\"DONE\",\"note\":\" 浙公网安备33010602000001号 \"}";

    // when
    Response once = answer(number, Duty.PUBLIC_SECURITY_FILING, body);
    TestClock.advance(Duration.ofMinutes(1));
    Response twice = answer(number, Duty.PUBLIC_SECURITY_FILING, body);

    // then
    once.then()
        .statusCode(200)
        .body("state", equalTo("DONE"))
        .body("note", equalTo("浙公网安备33010602000001号"));
    assertThat(twice.asString()).isEqualTo(once.asString());
    assertThat(
            TestDatabase.value(
                "select note from filing_duty where service_number = ? and note is not null",
                number + "-1"))
        .doesNotContain("33010602000001");
    answer(number, Duty.COMMERCIAL_LICENCE, "{\"state\":\"NOT_APPLICABLE\"}")
        .then()
        .statusCode(200)
        .body("state", equalTo("NOT_APPLICABLE"))
        .body("note", nullValue());
    duties(number, "?state=OPEN").then().body("items.duty", equalTo(List.of("FOOTER_NUMBER")));

    // and nothing else
    answer(number, Duty.FOOTER_NUMBER, "{\"state\":\"NOT_APPLICABLE\"}")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("DUTY_APPLIES")))
        .body("violations.rule", equalTo(List.of("R-POST-2")));
    answer(number, Duty.FOOTER_NUMBER, "{\"state\":\"ENDED\"}").then().statusCode(400);
    answer(number, Duty.FOOTER_NUMBER, "{\"note\":\"" + "x".repeat(201) + "\"}")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("state", "note")));
    answer(number, Duty.COPYRIGHT_LINE, DONE).then().statusCode(404);
    duties(number, "?state=LATE").then().statusCode(400);
  }

  @Test
  @DisplayName("R-POST-1, R-POST-2, R-PERM-1: a foreign account's duties and feet do not exist")
  void are_nobody_elses() {
    // given
    String number = AnOrder.newNumber();
    AnOrder order = AnOrder.granted(number);
    String duty = path(number, number + "-1", "FOOTER_NUMBER");

    // then
    as("filer-s").get("/api/v1/filings/" + number + "/duties").then().statusCode(404);
    as("filer-s").body(DONE).put(duty).then().statusCode(404);
    footer("filer-s", number, number + "-1", "text/html").then().statusCode(404);
    given().get("/api/v1/filings/" + number + "/duties").then().statusCode(401);
    as("reviewer-1").get("/api/v1/filings/" + number + "/duties").then().statusCode(403);
    order.asViewer().get("/api/v1/filings/" + number + "/duties").then().statusCode(200);
    order
        .asViewer()
        .body(DONE)
        .put(duty)
        .then()
        .statusCode(403)
        .body("code", equalTo("PERMISSION_MISSING"));
    String own = AnOrder.newNumber();
    AnOrder.filledIn().grantedAs(own);
    as(holderOf(own))
        .body(DONE)
        .put(path(own, number + "-1", "FOOTER_NUMBER"))
        .then()
        .statusCode(404);
    as(holderOf(own)).body(DONE).put(path(own, own + "-1", "FOOT")).then().statusCode(404);
    footer(holderOf(own), own, number + "-1", "text/html").then().statusCode(404);
    order
        .asFiler()
        .get("/api/v1/filings/" + number + "/duties?state=OPEN")
        .then()
        .body("items.size()", equalTo(3));
  }

  @Test
  @DisplayName("R-POST-1: the foot comes as HTML, or with the penalty note as JSON")
  void hands_the_foot_out() {
    // given
    String number = AnOrder.newNumber();
    AnOrder.filledIn().grantedAs(number);
    String snippet =
        "<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\" rel=\"noopener\">"
            + number
            + "-1</a>\n";

    // then
    for (String accept : List.of("text/html", "*/*", "text/html,application/xml;q=0.9")) {
      footer(holderOf(number), number, number + "-1", accept)
          .then()
          .statusCode(200)
          .contentType("text/html;charset=UTF-8")
          .header("Vary", "Accept")
          .body(equalTo(snippet));
    }
    footer(holderOf(number), number, number + "-1", "application/json")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("serviceNumber", equalTo(number + "-1"))
        .body("snippet", equalTo(snippet))
        .body("penaltyNote.zh", containsString("五千元以上一万元以下罚款"))
        .body("penaltyNote.en", containsString("5,000 to 10,000 yuan"));
  }

  @Test
  @DisplayName("R-POST-1, R-POST-2: in Jiangsu the foot names the subject")
  void names_the_subject_where_the_province_asks_for_it() {
    // given
    String number = AnOrder.newNumber();
    AnOrder.opened(TestTokens.newFiler(), AnOrder.newRequest().replace("330000", "320000"))
        .fillIn(Sample.subject().put("communicationAddress", "江苏省南京市中山路1号"), Sample.service())
        .grantedAs(number);

    // then
    footer(holderOf(number), number, number + "-1", "text/html")
        .then()
        .body(containsString("\n<span>© 杭州启明示例科技有限公司 版权所有</span>\n"));
    duties(number, "?state=OPEN")
        .then()
        .body(
            "items.duty",
            equalTo(
                List.of(
                    "COMMERCIAL_LICENCE",
                    "COPYRIGHT_LINE",
                    "FOOTER_NUMBER",
                    "PUBLIC_SECURITY_FILING")));
  }

  private static Response duties(String number, String query) {
    return as(holderOf(number)).get("/api/v1/filings/" + number + "/duties" + query);
  }

  private static Response answer(String number, Duty duty, String body) {
    return as(holderOf(number)).body(body).put(path(number, number + "-1", duty.name()));
  }

  private static String path(String number, String serviceNumber, String duty) {
    return "/api/v1/filings/" + number + "/duties/" + serviceNumber + "/" + duty;
  }

  private static Response footer(String user, String number, String service, String accept) {
    return as(user)
        .accept(accept)
        .get("/api/v1/filings/" + number + "/services/" + service + "/footer");
  }

  private static Instant grantedAt(String number) {
    return Instant.parse(
        as(holderOf(number)).get("/api/v1/filings/" + number).jsonPath().getString("grantedAt"));
  }

  /** How many reminders are armed. */
  private static long armed(AnOrder order) {
    return TestDatabase.count(
        "select count(*) from deadline where aggregate_id = ? and kind = 'duty'",
        order.id().value());
  }

  private static long unsent(AnOrder order) {
    return TestDatabase.count(
        "select count(*) from outbox where aggregateid = ?", order.id().toString());
  }

  private static void pass(int days) {
    TestClock.advance(Duration.ofDays(days));
    await()
        .atMost(30, SECONDS)
        .until(() -> given().get("/sandbox/pending").jsonPath().getInt("dueDeadlines") == 0);
  }

  private static void awaitReminders(AnOrder order, Duty... duties) {
    await()
        .atMost(15, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.events(DutyReminded.class))
                    .extracting(DutyReminded::duty)
                    .containsExactly(duties));
  }
}
