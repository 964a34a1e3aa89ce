package org.openbeian.notification.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.notification.MailServer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class NotificationPreferencesResourceTest {

  private static final String PATH = "/api/v1/notification-preferences";
  private static final String NOTHING_CHOSEN = "\"0\"";

  private final String filer = TestTokens.newFiler();

  @Test
  @DisplayName("R-NOT-1: everything is on until somebody chooses otherwise")
  void everything_is_on_until_somebody_chooses_otherwise() {
    as(filer)
        .get(PATH)
        .then()
        .statusCode(200)
        .header("ETag", NOTHING_CHOSEN)
        .body("language", nullValue())
        .body("reminderDigest", equalTo("OFF"))
        .body("quietHours.from", equalTo("22:00"))
        .body("quietHours.to", equalTo("08:00"))
        .body("quietHours.timeZone", equalTo("Asia/Shanghai"))
        .body("defaults.reminderDigest", equalTo("OFF"))
        .body("defaults.quietHours.from", equalTo("22:00"))
        .body("notices.channels.flatten().on", everyItem(is(true)))
        .body("notices.channels.collect { it[0].channel }", everyItem(is("IN_SITE")))
        .body("notices.channels.flatten().findAll { it.channel == 'WEBHOOK' }", hasSize(0))
        .body("notices.findAll { it.notice.startsWith('review-') }", hasSize(0))
        .body("mayChange", is(true))
        .body("changedBy", nullValue())
        .body("changedAt", nullValue());
  }

  @Test
  @DisplayName("R-NOT-1: says of each channel whether it can be switched off, and why not")
  void says_of_each_channel_whether_it_can_be_switched_off() {
    JsonPath optional = notice("order-submitted", "en");
    JsonPath required = notice("order-forwarded", "zh-CN");

    assertThat(optional.getString("meaning")).startsWith("The order was submitted");
    assertThat(optional.getString("kind")).isEqualTo("STATE_CHANGE");
    assertThat(optional.getBoolean("mandatory")).isFalse();
    assertThat(optional.getList("channels.channel")).containsExactly("IN_SITE", "EMAIL", "SMS");
    assertThat(optional.getString("channels[0].fixed.code")).isEqualTo("RECORD");
    assertThat(optional.getString("channels[0].fixed.message")).contains("in-site message");
    assertThat(optional.getString("channels[1].fixed")).isNull();
    assertThat(required.getBoolean("mandatory")).isTrue();
    assertThat(required.getBoolean("urgent")).isTrue();
    assertThat(required.getString("channels[2].fixed.code")).isEqualTo("MANDATORY");
    assertThat(required.getString("channels[2].fixed.rule")).isEqualTo("R-NOT-1");
    assertThat(required.getString("channels[2].fixed.message")).contains("法定通知");
  }

  @Test
  @DisplayName("R-NOT-1: what is chosen holds, for all who may look at the account's filings")
  void what_is_chosen_holds_for_the_account() {
    // when
    change(
            filer,
            NOTHING_CHOSEN,
            """
            {"language": "en",
             "quietHours": {"on": true, "from": "23:30", "to": "06:15"},
             "reminderDigest": "DAILY",
             "notices": [
               {"notice": "order-submitted", "channels": [{"channel": "SMS", "on": false},
                                                          {"channel": "EMAIL", "on": true}]},
               {"notice": "order-withdrawn"}]}
            """)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("changedBy", equalTo(filer))
        .body("changedAt", notNullValue());

    // then
    as(filer + "-view")
        .get(PATH)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("language", equalTo("en"))
        .body("quietHours.on", is(true))
        .body("quietHours.from", equalTo("23:30"))
        .body("quietHours.to", equalTo("06:15"))
        .body("reminderDigest", equalTo("DAILY"))
        .body("defaults.reminderDigest", equalTo("OFF"))
        .body("notices.channels.flatten().findAll { !it.on }", hasSize(1))
        .body(channel("order-submitted", "SMS"), is(false))
        .body("mayChange", is(false));
  }

  @Test
  void what_was_read_can_be_sent_back_as_it_is() {
    // given
    String read = as(filer).get(PATH).asString();
    String changed = read.replaceFirst("\"EMAIL\",\"on\":true", "\"EMAIL\",\"on\":false");

    // when
    change(filer, NOTHING_CHOSEN, changed).statusCode(200);

    // then
    as(filer)
        .get(PATH)
        .then()
        .body("notices.channels.flatten().findAll { !it.on }.channel", contains("EMAIL"));
  }

  @Test
  void what_is_left_out_is_as_by_default() {
    // given
    change(
            filer,
            NOTHING_CHOSEN,
            """
            {"language": "en", "reminderDigest": "DAILY",
             "quietHours": {"on": true, "from": "12:00", "to": "13:00", "timeZone": "Asia/Shanghai"},
             "notices": [{"notice": "order-submitted",
                          "channels": [{"channel": "SMS", "on": false}]}]}
            """)
        .statusCode(200);

    // when
    change(filer, "\"1\"", "{}").statusCode(200);

    // then
    as(filer)
        .get(PATH)
        .then()
        .header("ETag", "\"2\"")
        .body("language", nullValue())
        .body("quietHours.from", equalTo("22:00"))
        .body("reminderDigest", equalTo("OFF"))
        .body("notices.channels.flatten().on", everyItem(is(true)));
  }

  @Test
  @DisplayName("R-NOT-1: what is legally required can't be switched off, nor the in-site message")
  void refuses_to_switch_off_what_is_legally_required() {
    change(
            filer,
            NOTHING_CHOSEN,
            """
            {"notices": [
               {"notice": "order-submitted", "channels": [{"channel": "SMS", "on": false},
                                                          {"channel": "IN_SITE", "on": false}]},
               {"notice": "order-forwarded", "channels": [{"channel": "SMS", "on": false}]}]}
            """)
        .statusCode(422)
        .body("code", equalTo("INVALID"))
        .body("violations.path", contains("notices[0].channels[1].on", "notices[1].channels[0].on"))
        .body("violations.code", contains("IN_SITE_STAYS", "NOTICE_MANDATORY"))
        .body("violations.rule", everyItem(is("R-NOT-1")))
        .body("violations.message", everyItem(containsString("不能关闭")));
    as(filer).get(PATH).then().header("ETag", NOTHING_CHOSEN);
  }

  @Test
  @DisplayName("R-NOT-1: what became legally required is on, whatever was chosen before")
  void what_became_legally_required_is_on() {
    // given
    TestDatabase.update(
        "insert into notification_preference (account, person, version, choices) values (?, '', 3,"
            + " '{\"off\": {\"order-forwarded\": [\"SMS\"], \"gone\": [\"EMAIL\"]}}')",
        TestTokens.accountOf(filer));

    // then
    as(filer)
        .get(PATH)
        .then()
        .header("ETag", "\"3\"")
        .body("notices.channels.flatten().on", everyItem(is(true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'language': 'fr'}                                     | language | LANGUAGE_UNKNOWN",
        "{'language': ''}                                       | language | LANGUAGE_UNKNOWN",
        "{'reminderDigest': 'WEEKLY'}                   | reminderDigest | DIGEST_UNKNOWN",
        "{'quietHours': {'from': '22:00', 'to': '08:00'}}  | quietHours.on | ON_MISSING",
        "{'quietHours': {'on': true, 'to': '08:00'}}       | quietHours.from | TIME_OF_DAY",
        "{'quietHours': {'on': true, 'from': '24:00', 'to': '08:00'}} | quietHours.from"
            + " | TIME_OF_DAY",
        "{'quietHours': {'on': true, 'from': '9:00', 'to': '18:00'}} | quietHours.from"
            + " | TIME_OF_DAY",
        "{'quietHours': {'on': true, 'from': '09:00:00', 'to': '18:00'}} | quietHours.from"
            + " | TIME_OF_DAY",
        "{'quietHours': {'on': true, 'from': '09:00', 'to': '１８:００'}} | quietHours.to"
            + " | TIME_OF_DAY",
        "{'quietHours': {'on': false, 'from': '22:00', 'to': '22:00'}} | quietHours.to"
            + " | QUIET_HOURS_EMPTY",
        "{'quietHours': {'on': true, 'from': '22:00', 'to': '08:00', 'timeZone': 'Asia/Tokyo'}}"
            + " | quietHours.timeZone | TIME_ZONE_FIXED",
        "{'notices': [null]}                             | notices[0].notice | NOTICE_MISSING",
        "{'notices': [{}]}                               | notices[0].notice | NOTICE_MISSING",
        "{'notices': [{'notice': 'no-such'}]}            | notices[0].notice | NOTICE_UNKNOWN",
        "{'notices': [{'notice': 'order-\\u0000'}]}      | notices[0].notice | NOTICE_UNKNOWN",
        "{'notices': [{'notice': 'review-escalated-sla'}]} | notices[0].notice | NOTICE_UNKNOWN",
        "{'notices': [{'notice': 'order-submitted'}, {'notice': 'order-submitted'}]}"
            + " | notices[1].notice | NOTICE_TWICE",
        "{'notices': [{'notice': 'order-submitted', 'channels': [null]}]}"
            + " | notices[0].channels[0].channel | CHANNEL_MISSING",
        "{'notices': [{'notice': 'order-submitted', 'channels': [{'on': true}]}]}"
            + " | notices[0].channels[0].channel | CHANNEL_MISSING",
        "{'notices': [{'notice': 'order-submitted', 'channels': [{'channel': 'SMS'}]}]}"
            + " | notices[0].channels[0].on | ON_MISSING",
        "{'notices': [{'notice': 'order-submitted', 'channels': [{'channel': 'FAX', 'on': true}]}]}"
            + " | notices[0].channels[0].channel | CHANNEL_UNKNOWN",
        "{'notices': [{'notice': 'order-submitted', 'channels': [{'channel': 'WEBHOOK', 'on':"
            + " false}]}]} | notices[0].channels[0].channel | CHANNEL_UNKNOWN",
        "{'notices': [{'notice': 'order-submitted', 'channels': [{'channel': 'SMS', 'on': true},"
            + " {'channel': 'SMS', 'on': false}]}]} | notices[0].channels[1].channel"
            + " | CHANNEL_TWICE"
      })
  void says_of_each_field_what_is_wrong_with_it(String body, String path, String code) {
    change(filer, NOTHING_CHOSEN, body.replace('\'', '"'))
        .statusCode(422)
        .body("code", equalTo("INVALID"))
        .body("violations.path", contains(path))
        .body("violations.code", contains(code))
        .body("violations[0].message", notNullValue())
        .body("violations[0].remedy", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"notices", "channels"})
  void does_not_look_at_more_entries_than_there_can_be(String list) {
    // given
    String many = String.join(",", Collections.nCopies(20_000, "{}"));
    String body =
        list.equals("notices")
            ? "{\"notices\": [" + many + "]}"
            : "{\"notices\": [{\"notice\": \"order-submitted\", \"channels\": [" + many + "]}]}";

    // then
    change(filer, NOTHING_CHOSEN, body)
        .statusCode(422)
        .body("violations", hasSize(1))
        .body("violations[0].code", equalTo("ENTRIES_TOO_MANY"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"digest\": \"DAILY\"} | digest | UNKNOWN_FIELD",
        "{\"notices\": [{\"name\": \"x\"}]} | notices[0].name | UNKNOWN_FIELD",
        "{\"notices\": {}} | notices | WRONG_TYPE",
        "{\"quietHours\": \"22:00-08:00\"} | quietHours | WRONG_TYPE"
      })
  void refuses_what_is_of_another_form(String body, String path, String code) {
    change(filer, NOTHING_CHOSEN, body)
        .statusCode(400)
        .body("violations.path", contains(path))
        .body("violations.code", contains(code));
  }

  @Test
  void refuses_what_is_no_document_at_all() {
    change(filer, NOTHING_CHOSEN, "").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
    change(filer, NOTHING_CHOSEN, "{").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
    as(filer)
        .contentType("text/plain")
        .body("{}")
        .header("If-Match", NOTHING_CHOSEN)
        .put(PATH)
        .then()
        .statusCode(415);
  }

  @Test
  void wants_to_know_what_was_read() {
    as(filer).contentType("application/json").body("{}").put(PATH).then().statusCode(428);
    change(filer, "\"7\"", "{}").statusCode(412).body("code", equalTo("STALE_VERSION"));
    change(filer, "junk", "{}").statusCode(412);
    change(filer, NOTHING_CHOSEN, "{}").statusCode(200).header("ETag", "\"1\"");
    change(filer, NOTHING_CHOSEN, "{}").statusCode(412);
    change(filer, "*", "{}").statusCode(200).header("ETag", "\"2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void of_many_who_change_at_once_one_does(String version) throws Exception {
    // given
    if (version.equals("1")) {
      change(filer, NOTHING_CHOSEN, "{}").statusCode(200);
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Callable<Integer> attempt =
        () -> put(filer, "\"" + version + "\"", "{\"language\": \"en\"}").statusCode();

    // when
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> each : threads.invokeAll(Collections.nCopies(8, attempt))) {
      statuses.add(each.get());
    }
    threads.shutdown();

    // then
    assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    as(filer).get(PATH).then().header("ETag", "\"" + (Integer.parseInt(version) + 1) + "\"");
  }

  @Test
  @DisplayName("R-PERM-1: who may only look at filings looks, and changes nothing")
  void who_may_only_look_changes_nothing() {
    change(filer + "-view", NOTHING_CHOSEN, "{}")
        .statusCode(403)
        .body("code", equalTo("PERMISSION_MISSING"))
        .body("rule", equalTo("R-PERM-1"))
        .body("detail", containsString("beian:*"));
    as(filer + "-view").get(PATH).then().statusCode(200);
  }

  @Test
  void no_account_sees_or_changes_anothers() {
    // given
    change(filer, NOTHING_CHOSEN, "{\"language\": \"en\"}").statusCode(200);

    // when
    String other = TestTokens.newFiler();
    as(other).get(PATH).then().header("ETag", NOTHING_CHOSEN).body("language", nullValue());
    change(other, NOTHING_CHOSEN, "{\"language\": \"zh-CN\"}").statusCode(200);

    // then
    as(filer).get(PATH).then().body("language", equalTo("en"));
  }

  @Test
  @DisplayName(
      "R-FLOW-10: each of the staff chooses for themselves, also beside an account's filers")
  void each_of_the_staff_chooses_for_themselves() {
    // given
    Response before = as("reviewer-a").get(PATH);
    String accounts = as("filer-a").get(PATH).asString();

    // when
    change("reviewer-a", before.header("ETag"), "{\"language\": \"en\"}")
        .statusCode(200)
        .body("language", equalTo("en"))
        .body("mayChange", is(true))
        .body("notices.notice", everyItem(startsWith("review-escalated-")));

    // then
    as("filer-a").get(PATH).then().body(equalTo(accounts));
    as("lead-1").get(PATH).then().body("language", nullValue());
    change("lead-1", NOTHING_CHOSEN, "{\"notices\": [{\"notice\": \"order-submitted\"}]}")
        .statusCode(422)
        .body("violations.code", contains("NOTICE_UNKNOWN"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reviewer-1", "lead-1", "officer-zj", "auditor-1", "support-1", "admin-1"})
  void is_for_all_staff(String user) {
    as(user).get(PATH).then().statusCode(200).body("mayChange", is(true));
  }

  @Test
  void needs_a_token() {
    given().get(PATH).then().statusCode(401);
    given().contentType("application/json").body("{}").put(PATH).then().statusCode(401);
    as("someone-expired").get(PATH).then().statusCode(401);
  }

  private JsonPath notice(String name, String language) {
    return JsonPath.from(
        io.vertx.core.json.Json.encode(
            as(filer)
                .header("Accept-Language", language)
                .get(PATH)
                .jsonPath()
                .getMap("notices.find { it.notice == '" + name + "' }")));
  }

  private static String channel(String notice, String channel) {
    return "notices.find { it.notice == '"
        + notice
        + "' }.channels.find { it.channel == '"
        + channel
        + "' }.on";
  }

  private static ValidatableResponse change(String user, String ifMatch, String body) {
    return put(user, ifMatch, body).then();
  }

  private static Response put(String user, String ifMatch, String body) {
    return as(user)
        .contentType("application/json")
        .header("If-Match", ifMatch)
        .body(body)
        .put(PATH);
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.of(user));
  }
}
