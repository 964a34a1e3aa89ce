package org.openbeian.smsverify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
class VerificationPageTest extends VerifyingTest {

  private static final String VERIFY = "/verify?lang=zh-CN";
  private static final String RESEND = "/verify/resend?lang=zh-CN";

  @TestHTTPResource("/")
  String origin;

  @AfterEach
  void gateway_works() {
    SmsGatewayStandIn.outage(false);
  }

  // ---- how it is made

  @ParameterizedTest
  @CsvSource({
    "/verify, zh-CN, 短信核验",
    "/verify, en, Verify your phone",
    "/verify/resend, zh-CN, 短信重发",
    "/verify/resend, en, Get another code"
  })
  void is_made_for_everybody(String path, String language, String title) {
    // when
    Document page = page(given().get(path + "?lang=" + language).then().statusCode(200));

    // then
    assertMadeForEverybody(page, language);
    assertThat(page.title()).startsWith(title);
    assertThat(page.select("h1").text()).isEqualTo(title);
    assertThat(page.select("form input:not([type=hidden])"))
        .allSatisfy(input -> assertThat(input.val()).isEmpty());
    assertThat(page.select("nav [aria-current=page]")).hasSize(1);
  }

  @Test
  void lets_phones_help_with_what_is_typed() {
    // when
    Document page = page(given().get(VERIFY).then());

    // then
    assertThat(page.select("form [name]").eachAttr("name"))
        .containsExactly("phone", "code", "certificateTail");
    assertThat(page.select("#phone, #code").eachAttr("inputmode")).containsOnly("numeric");
    assertThat(page.select("#phone").attr("autocomplete")).isEqualTo("tel-national");
    assertThat(page.select("#code").attr("autocomplete")).isEqualTo("one-time-code");
    assertThat(page.select("#certificateTail").attr("autocomplete")).isEqualTo("off");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/verify| | zh-CN",
        "/verify| en-GB,en;q=0.9,zh;q=0.5 | en",
        "/verify| fr | zh-CN",
        "/verify?lang=en| zh-CN | en",
        "/verify?lang=zh-CN| en | zh-CN",
        "/verify?lang=%22%3E%3Cscript%3E| en | en"
      })
  void speaks_the_language_that_is_asked_for(String path, String accepted, String language) {
    // when
    ValidatableResponse answer =
        given().header("Accept-Language", accepted == null ? "" : accepted).get(path).then();

    // then
    answer.header("Content-Language", equalTo(language));
    Document page = page(answer);
    assertThat(page.select("html").attr("lang")).isEqualTo(language);
    Element other = page.select("a[hreflang]").first();
    assertThat(other.attr("hreflang")).isEqualTo(language.equals("en") ? "zh-CN" : "en");
    assertThat(other.attr("lang")).isEqualTo(other.attr("hreflang"));
    assertThat(other.attr("href")).isEqualTo("/verify?lang=" + other.attr("hreflang"));
  }

  @Test
  void tells_browsers_to_run_and_keep_nothing_else() {
    // when
    List<ValidatableResponse> answers =
        List.of(
            given().get(VERIFY).then().statusCode(200),
            given().get(RESEND).then().statusCode(200),
            verify("1", "2", "3").statusCode(422),
            resendOnPage("1", "3", "").statusCode(422));

    // then
    for (ValidatableResponse answer : answers) {
      answer
          .contentType(startsWith("text/html;charset=UTF-8"))
          .header("Content-Security-Policy", startsWith("default-src 'none';"))
          .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
          .header("Content-Security-Policy", not(containsString("unsafe")))
          .header("Cache-Control", equalTo("no-store"))
          .header("Referrer-Policy", equalTo("no-referrer"))
          .header("X-Content-Type-Options", equalTo("nosniff"))
          .header("Set-Cookie", nullValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {VERIFY, RESEND})
  void brings_its_own_files(String path) {
    // given
    Document page = page(given().get(path).then());
    Element check = page.selectFirst(".check");

    // when
    List<String> files = page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href");
    files.addAll(page.select("script").eachAttr("src"));
    if (check != null) {
      files.add(check.attr("data-worker"));
    }

    // then
    assertThat(files).hasSize(check == null ? 3 : 4);
    for (String file : files) {
      given()
          .get(file)
          .then()
          .statusCode(200)
          .header("Content-Type", not(startsWith("text/html")))
          .header("X-Content-Type-Options", equalTo("nosniff"));
    }
  }

  @Test
  void is_no_part_of_the_api_description() {
    given().get("/q/openapi").then().statusCode(200).body(not(containsString("/verify")));
  }

  // ---- verifying

  @Test
  @DisplayName("R-SMS-4, R-SMS-7: what was typed verifies the order, which goes to the bureau")
  void verifies_an_order() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order =
        forward(new AnOrder(sealer).with(phone, "567（8）", Role.SUBJECT_PRINCIPAL), phone);

    // when
    ValidatableResponse answer =
        verify(phone.substring(0, 3) + " " + phone.substring(3), codeOf(phone), "５６７（８）");

    // then
    Document page = outcome(answer.statusCode(200), "短信核验已全部完成");
    assertThat(page.text()).contains("核验成功，备案订单将提交管局审核。");
    assertNothingTyped(page, phone, codeOf(phone));
    assertThat(published(order, SmsVerified.class, 1)).hasSize(1);
  }

  @Test
  @DisplayName("R-SMS-7: the first of two is told to wait for the other")
  void waits_for_the_other_person() {
    // given
    String subject = AnOrder.newPhone();
    String service = AnOrder.newPhone();
    forwarded(subject, service);

    // when
    ValidatableResponse first = verify(subject, codeOf(subject), TAIL);
    ValidatableResponse second = verify(service, codeOf(service), TAIL_WITH_X);

    // then
    Document waiting = outcome(first.statusCode(200), "您的核验已完成");
    assertThat(waiting.text()).contains("请等待其他负责人完成短信核验").contains("24小时");
    outcome(second.statusCode(200), "短信核验已全部完成");
  }

  @Test
  @DisplayName("R-SMS-4: a mismatch tells nothing of what was wrong; the code is to be typed anew")
  void finds_no_such_record() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    String wrong = wrongCodeOf(phone);

    // when
    Document wrongCode = again(verify(phone, wrong, TAIL).statusCode(404), "该条验证库里找不到记录");
    Document wrongTail =
        again(verify(phone, codeOf(phone), "999999").statusCode(404), "该条验证库里找不到记录");
    Document unknown =
        again(verify(AnOrder.newPhone(), wrong, TAIL).statusCode(404), "该条验证库里找不到记录");

    // then
    assertThat(wrongCode.select("#phone").val()).isEqualTo(phone);
    assertThat(wrongCode.select("#certificateTail").val()).isEqualTo(TAIL);
    assertThat(wrongCode.select("#code").val()).isEmpty();
    assertThat(wrongCode.select("[aria-invalid]")).isEmpty();
    assertThat(wrongCode.html()).doesNotContain("\"" + wrong + "\"");
    assertThat(wrongCode.text()).isEqualTo(wrongTail.text()).isEqualTo(unknown.text());
  }

  @Test
  @DisplayName("R-SMS-9: nothing is waiting")
  void says_when_nothing_is_pending() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    String code = codeOf(phone);
    verify(phone, code, TAIL).statusCode(200);

    // when
    Document page = again(verify(phone, code, TAIL).statusCode(404), "没有待核验的备案");

    // then
    assertThat(page.select(".notice").text()).contains("该手机号码目前没有需要短信核验的备案");
  }

  @Test
  @DisplayName("R-SMS-5: the sixth entry fails the verification; the access provider knows more")
  void fails_at_the_sixth_entry() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    for (int i = 0; i < 5; i++) {
      verify(phone, wrongCodeOf(phone), TAIL).statusCode(404);
    }

    // when
    ValidatableResponse answer = verify(phone, codeOf(phone), TAIL);

    // then
    Document page = outcome(answer.statusCode(409), "短信核验失败");
    assertThat(page.text()).contains("请联系接入商查询核验结果").contains("退回");
    assertThat(published(order, SmsVerificationFailed.class, 1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  @DisplayName("R-SMS-5: ill-formed fields are named where they are, and are no try")
  void names_ill_formed_fields(String language) {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);

    // when
    ValidatableResponse answer =
        post("/verify?lang=" + language, "phone", "12345", "code", "98a76", "certificateTail", "1");
    Document codeOnly = page(verify(phone, "", TAIL).statusCode(422));

    // then
    String title = language.equals("en") ? "Something needs correcting" : "填写内容有误";
    Document page = again(answer.statusCode(422), title);
    assertMadeForEverybody(page, language);
    assertThat(page.select(".notice a").eachAttr("href"))
        .containsExactly("#phone", "#code", "#certificateTail");
    for (String name : List.of("phone", "code", "certificateTail")) {
      Element input = page.getElementById(name);
      assertThat(input.attr("aria-invalid")).isEqualTo("true");
      assertThat(input.attr("aria-describedby")).startsWith(name + "-error ");
      assertThat(page.getElementById(name + "-error").text())
          .startsWith(language.equals("en") ? "Error: " : "错误：");
    }
    assertThat(page.getElementById("phone").val()).isEqualTo("12345");
    assertThat(page.html()).doesNotContain("98a76");
    assertThat(codeOnly.select("[aria-invalid]").eachAttr("id")).containsExactly("code");
    view(order.id(), "filer-a").body("phones[0].attemptsLeft", equalTo(5));
  }

  @Test
  void treats_an_empty_form_as_ill_formed() {
    given()
        .contentType("application/x-www-form-urlencoded")
        .post(VERIFY)
        .then()
        .statusCode(422)
        .contentType(startsWith("text/html"));
  }

  @Test
  void shows_hostile_input_as_text_or_not_at_all() {
    // given
    String script = "\"><script>alert(1)</script>";
    String control = "1380057\u00001001";
    String overlong = "1".repeat(1_000);

    // when
    Document scripted = page(verify(script, script, "'onfocus=x").statusCode(422));
    Document controlled = page(verify(control, "12\u000b3456", "07\u001b0016").statusCode(422));
    Document long1 = page(verify(overlong, overlong, overlong).statusCode(422));

    // then
    assertThat(scripted.select("script")).hasSize(1);
    assertThat(scripted.select("#phone").val()).isEqualTo(script);
    assertThat(scripted.select("#certificateTail").val()).isEqualTo("'onfocus=x");
    assertThat(scripted.select("[onfocus]")).isEmpty();
    assertThat(controlled.select("#phone, #certificateTail").eachAttr("value")).containsOnly("");
    assertThat(long1.select("#phone, #certificateTail").eachAttr("value")).containsOnly("");
    assertThat(long1.html()).doesNotContain("1".repeat(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"phone=%zz&code=%", "phone=%ff%fe", "&&==&", "phone"})
  void answers_what_is_no_form_without_stumbling(String body) throws Exception {
    // given
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(origin + "verify"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();

    // when
    int status =
        HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode();

    // then
    assertThat(status).isBetween(400, 499);
  }

  // ---- asking for another code

  @Test
  @DisplayName("R-SMS-6: says how many resends are left, and the deadline that stays as it was")
  void sends_another_code() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    String expiresAt = view(order.id(), "filer-a").extract().path("expiresAt");

    // when
    ValidatableResponse first = resendOnPage(phone, TAIL, solution());
    published(order, SmsCodeIssued.class, 2);
    Document second =
        page(
            post(
                "/verify/resend?lang=en",
                "phone",
                phone,
                "certificateTail",
                TAIL,
                "humanCheck",
                solution()));
    published(order, SmsCodeIssued.class, 3);
    ValidatableResponse third = resendOnPage(phone, TAIL, solution());

    // then
    String deadline =
        DateTimeFormatter.ofPattern("M月d日 HH:mm")
            .withZone(ZoneId.of("Asia/Shanghai"))
            .format(Instant.parse(expiresAt));
    Document page = outcome(first.statusCode(202), "验证码已重发");
    assertThat(page.text()).contains("还可重发1次。").contains("请在" + deadline + "（北京时间）前");
    assertThat(page.select(".outcome a").attr("href")).isEqualTo(VERIFY);
    assertNothingTyped(page, phone, codeOf(phone));
    assertThat(second.text()).contains("Resends left: 0.").contains("China time (UTC+8)");
    Document refused = outcome(third.statusCode(429), "重发次数已用完");
    assertThat(refused.select(".outcome a").attr("href")).isEqualTo(VERIFY);
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(3);
  }

  @Test
  @DisplayName("R-SMS-3: while no code was sent there is no deadline to tell")
  void tells_no_deadline_before_the_first_code_was_sent() {
    // given
    SmsGatewayStandIn.outage(true);
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    TestTopics.publish(order.forwarded());
    await().until(() -> dispatchesOf(order) == 1);

    // when
    Document page = page(resendOnPage(phone, TAIL, solution()).statusCode(202));

    // then
    assertThat(page.text()).contains("核验时限自短信发出时起算。").doesNotContain("北京时间");
  }

  @Test
  @DisplayName("R-SMS-6: without the human check nothing is sent, and the form has another one")
  void needs_the_human_check() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    Document form = page(given().get(RESEND).then());

    // when
    Document page = again(resendOnPage(phone, TAIL, "").statusCode(422), "人机验证未通过");

    // then
    assertThat(form.select("noscript").text()).contains("JavaScript").contains("接入服务商");
    assertThat(challengeOf(page)).isNotEqualTo(challengeOf(form));
    assertThat(page.select("#phone").val()).isEqualTo(phone);
    assertThat(page.select(".notice a, [aria-invalid]")).isEmpty();
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
  }

  @Test
  @DisplayName("R-SMS-6: a challenge's solution is good once")
  void takes_a_solution_once() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    String solution = solution();
    Document mismatch = again(resendOnPage(phone, "999999", solution), "该条验证库里找不到记录");

    // when
    ValidatableResponse again = resendOnPage(phone, TAIL, solution);

    // then
    assertThat(mismatch.select(".notice").text()).doesNotContain("验证码和");
    again(again.statusCode(422), "人机验证未通过");
    resendOnPage(phone, TAIL, solutionOf(mismatch)).statusCode(202);
  }

  @Test
  void stops_floods() {
    // given
    String phone = AnOrder.newPhone();
    ValidatableResponse answer = resendOnPage(phone, "1", "");
    for (int i = 0; i < 300 && answer.extract().statusCode() == 422; i++) {
      answer = resendOnPage(phone, "1", "");
    }

    // when
    Document page = again(answer.statusCode(429), "请求过于频繁");

    // then
    String seconds = answer.extract().header("Retry-After");
    assertThat(page.select(".notice").text()).contains("请在" + seconds + "秒后重试");
    assertThat(page.select("#phone").val()).isEqualTo(phone);
  }

  // ---- what the tests have in common

  private static ValidatableResponse verify(String phone, String code, String tail) {
    return post(VERIFY, "phone", phone, "code", code, "certificateTail", tail);
  }

  private static ValidatableResponse resendOnPage(String phone, String tail, String solution) {
    return post(RESEND, "phone", phone, "certificateTail", tail, "humanCheck", solution);
  }

  private static ValidatableResponse post(String path, String... form) {
    var request = given().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    for (int i = 0; i < form.length; i += 2) {
      request = request.formParam(form[i], form[i + 1]);
    }
    return request.post(path).then();
  }

  private static Document page(ValidatableResponse answer) {
    return Jsoup.parse(answer.extract().asString());
  }

  /** An answer in the form's place, with the focus on what it says. */
  private static Document outcome(ValidatableResponse answer, String title) {
    Document page = page(answer);
    assertMadeForEverybody(page, "zh-CN");
    assertThat(page.select("form")).isEmpty();
    assertThat(page.select("h1[autofocus][tabindex=-1]").text()).isEqualTo(title);
    assertThat(page.title()).startsWith(title);
    return page;
  }

  /** The form again, with the focus on why. */
  private static Document again(ValidatableResponse answer, String title) {
    Document page = page(answer);
    assertThat(page.select("form")).hasSize(1);
    Element notice = page.selectFirst(".notice[role=alert][autofocus][tabindex=-1]");
    assertThat(notice).as("the notice of %s", page.title()).isNotNull();
    assertThat(notice.select("h2").text()).isEqualTo(title);
    assertThat(page.title()).startsWith(title);
    assertThat(page.select("[autofocus]")).hasSize(1);
    return page;
  }

  private static void assertMadeForEverybody(Document page, String language) {
    assertThat(page.select("html").attr("lang")).isEqualTo(language);
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("main, header, nav, footer")).hasSize(4);
    assertThat(page.select("meta[name=viewport]").attr("content"))
        .contains("width=device-width")
        .doesNotContain("maximum-scale");
    for (Element input : page.select("input:not([type=hidden])")) {
      assertThat(page.select("label[for=" + input.id() + "]").text()).isNotBlank();
      for (String id : input.attr("aria-describedby").split(" ")) {
        assertThat(page.getElementById(id)).as(id).isNotNull();
      }
    }
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.select("[src], link").eachAttr("src")).allMatch(url -> url.startsWith("/"));
    assertThat(page.select("[href]").eachAttr("href"))
        .allMatch(url -> url.startsWith("/verify") || url.startsWith("#"));
    // what was forgotten in a bundle is shown by its key
    assertThat(page.html()).doesNotContain("PAGE").doesNotContain("SMS_");
  }

  /** Neither in the page nor in any address of it. */
  private static void assertNothingTyped(Document page, String phone, String code) {
    assertThat(page.html()).doesNotContain(phone).doesNotContain(code);
  }

  private static String solution() {
    return solutionOf(page(given().get(RESEND).then()));
  }

  private static String challengeOf(Document page) {
    return page.select(".check").attr("data-challenge");
  }

  private static String solutionOf(Document page) {
    try {
      JsonNode puzzle = new ObjectMapper().readTree(challengeOf(page));
      return new Puzzle(
              puzzle.get("algorithm").asText(),
              puzzle.get("challenge").asText(),
              puzzle.get("salt").asText(),
              puzzle.get("maxnumber").asLong(),
              puzzle.get("signature").asText())
          .solution();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
