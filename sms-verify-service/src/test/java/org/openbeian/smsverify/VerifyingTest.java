package org.openbeian.smsverify;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/** What tests of the service share: forwarding orders, reading phones, entering codes. */
@QuarkusTestResource(BeianTestResource.class)
abstract class VerifyingTest {

  /** Of the sample filing's principals. */
  static final String TAIL = "070016";

  static final String TAIL_WITH_X = "19018X";

  private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

  private static final Pattern SAID = Pattern.compile("\"(?:code|state)\":\"([A-Z_]+)\"");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @Inject Sealer sealer;

  /** Forwards an order of one person with both roles, and waits for the SMS. */
  AnOrder forwarded(String phone) {
    return forward(
        new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL, Role.SERVICE_PRINCIPAL),
        phone);
  }

  /** Forwards an order of two people, and waits for both SMS. */
  AnOrder forwarded(String subjectPhone, String servicePhone) {
    return forward(
        new AnOrder(sealer)
            .with(subjectPhone, TAIL, Role.SUBJECT_PRINCIPAL)
            .with(servicePhone, TAIL_WITH_X, Role.SERVICE_PRINCIPAL),
        subjectPhone,
        servicePhone);
  }

  /** Forwards an order and waits until its codes were sent and recorded. */
  AnOrder forward(AnOrder order, String... phones) {
    int issued = issued(order.id());
    TestTopics.publish(order.forwarded());
    await().atMost(20, SECONDS).until(() -> issued(order.id()) == issued + phones.length);
    return order;
  }

  private static int issued(OrderId order) {
    return (int)
        TestTopics.events(Topic.SMS_VERIFICATIONS, order).stream()
            .filter(org.openbeian.contracts.smsverify.SmsCodeIssued.class::isInstance)
            .count();
  }

  /** The code of the latest SMS to a phone. */
  static String codeOf(String phone) {
    List<String> texts = SmsGatewayStandIn.textsTo(phone);
    Matcher code = CODE.matcher(texts.get(texts.size() - 1));
    if (!code.find()) {
      throw new AssertionError("no code in the SMS");
    }
    return code.group();
  }

  static String wrongCodeOf(String phone) {
    return codeOf(phone).equals("000000") ? "000001" : "000000";
  }

  /** Enters a code, each time from another address. */
  static ValidatableResponse enter(String phone, String code, String certificateTail) {
    return enter(newAddress(), phone, code, certificateTail);
  }

  static ValidatableResponse enter(
      String address, String phone, String code, String certificateTail) {
    return given()
        .header("X-Forwarded-For", address)
        .contentType("application/json")
        .body(Map.of("phone", phone, "code", code, "certificateTail", certificateTail))
        .post("/api/v1/sms-verifications/attempts")
        .then();
  }

  /** Enters a code, with as little work as can be; gives the answer's code or state. */
  static String told(String phone, String code, String certificateTail) throws Exception {
    HttpResponse<String> answer = send(phone, code, certificateTail);
    Matcher said = SAID.matcher(answer.body());
    if (!said.find()) {
      throw new AssertionError("answered " + answer.statusCode() + " " + answer.body());
    }
    return said.group(1);
  }

  static HttpResponse<String> send(String phone, String code, String certificateTail)
      throws Exception {
    String body =
        "{\"phone\":\"%s\",\"code\":\"%s\",\"certificateTail\":\"%s\"}"
            .formatted(phone, code, certificateTail);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:" + RestAssured.port + "/api/v1/sms-verifications/attempts"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", newAddress())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Asks for a code, with a solved challenge. */
  static ValidatableResponse resend(String phone, String certificateTail) {
    return resend(phone, certificateTail, Puzzle.read().solution());
  }

  static ValidatableResponse resend(
      String phone, String certificateTail, @Nullable String solution) {
    Map<String, Object> body = new HashMap<>();
    body.put("phone", phone);
    body.put("certificateTail", certificateTail);
    body.put("humanCheck", solution);
    return given()
        .header("X-Forwarded-For", newAddress())
        .contentType("application/json")
        .body(body)
        .post("/api/v1/sms-verifications/resends")
        .then();
  }

  /** An address that no other test uses. */
  static String newAddress() {
    int number = ADDRESSES.getAndIncrement();
    return "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255);
  }

  static ValidatableResponse view(OrderId order, String user) {
    return given()
        .auth()
        .oauth2(TestTokens.of(user))
        .queryParam("orderId", order.toString())
        .get("/api/v1/sms-verifications")
        .then();
  }

  static List<DomainEvent> events(AnOrder order) {
    return TestTopics.events(Topic.SMS_VERIFICATIONS, order.id());
  }

  /** The order's events of one kind, as soon as there are so many. */
  static <E extends DomainEvent> List<E> published(AnOrder order, Class<E> kind, int number) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> events(order).stream().filter(kind::isInstance).map(kind::cast).toList(),
            found -> found.size() >= number);
  }

  static long dispatchesOf(AnOrder order) {
    return TestDatabase.count(
        "select count(*) from sms_dispatch where order_id = ?", order.id().value());
  }

  static long deadlinesOf(AnOrder order) {
    return TestDatabase.count(
        "select count(*) from deadline where aggregate_id = ?", order.id().value());
  }
}
