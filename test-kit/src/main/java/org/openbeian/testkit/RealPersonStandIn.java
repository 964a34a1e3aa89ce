package org.openbeian.testkit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The operator's verification app, for tests: opens sessions by its HTTP protocol on loopback, and
 * tells of scans and outcomes as a test wants it. It lives outside the code under test, as the real
 * one does.
 */
public final class RealPersonStandIn {

  /** What both sign with. */
  public static final String SECRET = "a-secret-of-the-app-and-us-in-tests";

  /** The device that tests scan with. */
  public static final String DEVICE = "phone-1";

  private static final String URL = "beian.test.real-person.url";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ASKED = new ConcurrentHashMap<>();
  private static volatile String broken = "";

  private RealPersonStandIn() {}

  static synchronized String start() {
    String url = System.getProperty(URL);
    if (url != null) {
      return url;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/sessions", RealPersonStandIn::open);
      server.createContext("/asked/", RealPersonStandIn::asked);
      server.createContext("/broken", RealPersonStandIn::breakOff);
      server.start();
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.setProperty(URL, url);
      return url;
    } catch (IOException e) {
      throw new IllegalStateException("the verification app stand-in does not start", e);
    }
  }

  /** The session that the app opened for a check. */
  public static String session(String check) {
    return "session-" + check;
  }

  /** What the app was told when the session of a check was opened. */
  public static JsonNode asked(String check) {
    return json(own().get("/asked/" + check).asByteArray());
  }

  /**
   * Makes the app answer with this body, in place of a session, until it is told otherwise.
   *
   * @param body empty to have it work; {@code 503} for that status
   */
  public static void answers(String body) {
    own().body(body).put("/broken").then().statusCode(200);
  }

  /** The app tells, rightly signed, that something happened on the device. */
  public static Response tells(String check, String event) {
    return tells(check, event, DEVICE, null);
  }

  /** The same of a device, and of a failure with its reason. */
  public static Response tells(String check, String event, String device, @Nullable String reason) {
    Map<String, String> report = new LinkedHashMap<>();
    report.put("session", session(check));
    report.put("event", event);
    report.put("device", device);
    if (reason != null) {
      report.put("reason", reason);
    }
    try {
      String body = JSON.writeValueAsString(report);
      String seconds = Long.toString(TestClock.now().getEpochSecond());
      return posts(check, seconds, sign(seconds, body), body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody posts a report. */
  public static Response posts(String check, String seconds, String signature, String body) {
    return given()
        .header("Beian-Timestamp", seconds)
        .header("Beian-Signature", signature)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/real-person-checks/" + check + "/outcome");
  }

  /** Signs as the app does. */
  public static String sign(String seconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RequestSpecification own() {
    String url = System.getProperty(URL);
    return given().baseUri(url).port(URI.create(url).getPort());
  }

  private static void open(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String seconds = exchange.getRequestHeaders().getFirst("Beian-Timestamp");
    String signature = exchange.getRequestHeaders().getFirst("Beian-Signature");
    if (key == null || seconds == null || !sign(seconds, body).equals(signature)) {
      answer(exchange, 401, "{}");
    } else if (broken.equals("503")) {
      answer(exchange, 503, "{}");
    } else if (!broken.isEmpty()) {
      answer(exchange, 201, broken);
    } else {
      ASKED.put(key, body);
      String link = "https://verify.example.com/s/" + key;
      answer(
          exchange,
          201,
          "{\"session\":\"" + session(key) + "\",\"link\":\"" + link + "\",\"more\":1}");
    }
  }

  private static void asked(HttpExchange exchange) throws IOException {
    String check = exchange.getRequestURI().getPath().substring("/asked/".length());
    answer(exchange, 200, ASKED.getOrDefault(check, "null"));
  }

  private static void breakOff(HttpExchange exchange) throws IOException {
    broken = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, 200, "{}");
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
