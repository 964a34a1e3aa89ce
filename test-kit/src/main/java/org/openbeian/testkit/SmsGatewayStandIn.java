package org.openbeian.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's two SMS gateways, for tests: they speak their HTTP protocol on loopback, each with
 * idempotency keys of its own, and keep what phones received. They live outside the code under
 * test, as the real ones do.
 */
public final class SmsGatewayStandIn {

  /** The gateway that is asked first. */
  public static final String FIRST = "sms-1";

  /** The one that is asked when the first takes nothing. */
  public static final String SECOND = "sms-2";

  private static final String UP = "202";
  private static final String HANGING = "hanging";
  private static final String URL = "beian.test.sms.url";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ID_BY_KEY = new ConcurrentHashMap<>();
  private static final Map<String, List<Text>> TEXTS = new ConcurrentHashMap<>();
  private static final Map<String, String> MODES = new ConcurrentHashMap<>();
  private static final List<HttpExchange> UNANSWERED = new CopyOnWriteArrayList<>();

  private record Text(String gateway, String key, String messageId, String text) {}

  private SmsGatewayStandIn() {}

  static synchronized String start() {
    String url = System.getProperty(URL);
    if (url != null) {
      return url + "/" + FIRST;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/" + FIRST + "/messages", exchange -> messages(FIRST, exchange));
      server.createContext("/" + SECOND + "/messages", exchange -> messages(SECOND, exchange));
      server.createContext("/phones/", SmsGatewayStandIn::phone);
      server.createContext("/modes/", SmsGatewayStandIn::mode);
      server.start();
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.setProperty(URL, url);
      return url + "/" + FIRST;
    } catch (IOException e) {
      throw new IllegalStateException("the SMS gateway stand-in does not start", e);
    }
  }

  static String startSecond() {
    start();
    return System.getProperty(URL) + "/" + SECOND;
  }

  /** What a gateway signs its receipts with. */
  public static String secretOf(String gateway) {
    return "a-secret-for-receipts-in-tests-of-" + gateway;
  }

  /** The texts that a phone received, by whichever gateway, oldest first. */
  public static List<String> textsTo(String phone) {
    return received(phone, "text");
  }

  /** Which gateway brought each of them. */
  public static List<String> gatewaysOf(String phone) {
    return received(phone, "gateway");
  }

  /** The idempotency key of each of them. */
  public static List<String> keysOf(String phone) {
    return received(phone, "key");
  }

  /** The gateway's own name of each of them. */
  public static List<String> messageIdsOf(String phone) {
    return received(phone, "messageId");
  }

  private static List<String> received(String phone, String field) {
    List<String> result = new ArrayList<>();
    JSON.valueToTree(
            RestAssured.given()
                .baseUri(System.getProperty(URL))
                .port(port())
                .get("/phones/" + phone)
                .as(List.class))
        .forEach(text -> result.add(((JsonNode) text).get(field).asText()));
    return result;
  }

  /** Makes both gateways answer 503 until they are told otherwise. */
  public static void outage(boolean down) {
    outage(FIRST, down);
    outage(SECOND, down);
  }

  /** Makes one gateway answer 503 until it is told otherwise. */
  public static void outage(String gateway, boolean down) {
    answers(gateway, down ? 503 : 202);
  }

  /** Makes one gateway answer so to every message; 202 is what it does otherwise. */
  public static void answers(String gateway, int status) {
    mode(gateway, Integer.toString(status));
  }

  /** Makes one gateway take messages and answer nothing, until it is told otherwise. */
  public static void hangs(String gateway, boolean hanging) {
    mode(gateway, hanging ? HANGING : UP);
  }

  private static void mode(String gateway, String mode) {
    RestAssured.given()
        .baseUri(System.getProperty(URL))
        .port(port())
        .put("/modes/" + gateway + "/" + mode)
        .then()
        .statusCode(200);
  }

  private static int port() {
    return URI.create(System.getProperty(URL)).getPort();
  }

  /**
   * Sends a gateway's report to the service under test, signed now.
   *
   * @param path of the callback, which the gateway's name is put behind
   */
  public static ValidatableResponse report(String path, String gateway, String body) {
    return report(path, gateway, body, Instant.now(), secretOf(gateway));
  }

  /** Sends a report that was signed at some time with some secret. */
  public static ValidatableResponse report(
      String path, String gateway, String body, Instant signedAt, String secret) {
    String seconds = Long.toString(signedAt.getEpochSecond());
    return RestAssured.given()
        .contentType("application/json")
        .header("Beian-Timestamp", seconds)
        .header("Beian-Signature", signature(seconds, body, secret))
        .body(body.getBytes(UTF_8))
        .post(path + "/" + gateway)
        .then();
  }

  private static String signature(String seconds, String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }

  private static void mode(HttpExchange exchange) throws IOException {
    String[] told = exchange.getRequestURI().getPath().substring("/modes/".length()).split("/");
    MODES.put(told[0], told[1]);
    if (!told[1].equals(HANGING)) {
      UNANSWERED.forEach(HttpExchange::close);
      UNANSWERED.clear();
    }
    answer(exchange, 200, "{}");
  }

  private static void messages(String gateway, HttpExchange exchange) throws IOException {
    JsonNode message = JSON.readTree(exchange.getRequestBody());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String mode = MODES.getOrDefault(gateway, UP);
    if (!mode.equals(UP) && !mode.equals(HANGING)) {
      answer(exchange, Integer.parseInt(mode), "{}");
    } else if (key == null || !message.hasNonNull("to") || !message.hasNonNull("text")) {
      answer(exchange, 400, "{}");
    } else {
      String id =
          ID_BY_KEY.computeIfAbsent(
              gateway + " " + key,
              first -> {
                String messageId = "m-" + gateway + "-" + ID_BY_KEY.size();
                TEXTS
                    .computeIfAbsent(
                        message.get("to").asText(), phone -> new CopyOnWriteArrayList<>())
                    .add(new Text(gateway, key, messageId, message.get("text").asText()));
                return messageId;
              });
      if (mode.equals(HANGING)) {
        UNANSWERED.add(exchange);
      } else {
        answer(exchange, 202, JSON.writeValueAsString(Map.of("messageId", id)));
      }
    }
  }

  private static void phone(HttpExchange exchange) throws IOException {
    String phone = exchange.getRequestURI().getPath().substring("/phones/".length());
    answer(exchange, 200, JSON.writeValueAsString(TEXTS.getOrDefault(phone, List.of())));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
