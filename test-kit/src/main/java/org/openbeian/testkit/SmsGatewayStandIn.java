package org.openbeian.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operator's SMS gateway, for tests: speaks its HTTP protocol on loopback and keeps what phones
 * received. It lives outside the code under test, as the real one does.
 */
public final class SmsGatewayStandIn {

  private static final String URL = "beian.test.sms.url";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ID_BY_KEY = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> TEXTS = new ConcurrentHashMap<>();

  private SmsGatewayStandIn() {}

  static synchronized String start() {
    String url = System.getProperty(URL);
    if (url != null) {
      return url;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/messages", SmsGatewayStandIn::messages);
      server.createContext("/phones/", SmsGatewayStandIn::phone);
      server.createContext("/outage", SmsGatewayStandIn::outage);
      server.start();
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.setProperty(URL, url);
      return url;
    } catch (IOException e) {
      throw new IllegalStateException("the SMS gateway stand-in does not start", e);
    }
  }

  /** The texts that a phone received, oldest first. */
  public static List<String> textsTo(String phone) {
    JsonNode texts =
        JSON.valueToTree(
            io.restassured.RestAssured.given()
                .baseUri(System.getProperty(URL))
                .port(java.net.URI.create(System.getProperty(URL)).getPort())
                .get("/phones/" + phone)
                .as(List.class));
    List<String> result = new ArrayList<>();
    texts.forEach(text -> result.add(text.asText()));
    return result;
  }

  /** Makes the gateway answer 503 until it is told otherwise. */
  public static void outage(boolean down) {
    io.restassured.RestAssured.given()
        .baseUri(System.getProperty(URL))
        .port(java.net.URI.create(System.getProperty(URL)).getPort())
        .put("/outage?down=" + down)
        .then()
        .statusCode(200);
  }

  private static volatile boolean down;

  private static void outage(HttpExchange exchange) throws IOException {
    down = "down=true".equals(exchange.getRequestURI().getQuery());
    answer(exchange, 200, "{}");
  }

  private static void messages(HttpExchange exchange) throws IOException {
    JsonNode message = JSON.readTree(exchange.getRequestBody());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (down) {
      answer(exchange, 503, "{}");
    } else if (key == null || !message.hasNonNull("to") || !message.hasNonNull("text")) {
      answer(exchange, 400, "{}");
    } else {
      String id =
          ID_BY_KEY.computeIfAbsent(
              key,
              first -> {
                TEXTS
                    .computeIfAbsent(
                        message.get("to").asText(),
                        phone -> new java.util.concurrent.CopyOnWriteArrayList<>())
                    .add(message.get("text").asText());
                return "m-" + ID_BY_KEY.size();
              });
      answer(exchange, 202, JSON.writeValueAsString(Map.of("messageId", id)));
    }
  }

  private static void phone(HttpExchange exchange) throws IOException {
    String phone = exchange.getRequestURI().getPath().substring("/phones/".length());
    answer(exchange, 200, JSON.writeValueAsString(TEXTS.getOrDefault(phone, List.of())));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
