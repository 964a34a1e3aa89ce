package org.openbeian.testkit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that reads certificates, for tests: answers, picture by picture, what a test told it
 * to. On every other picture it recognises nothing.
 */
public final class RecognitionStandIn {

  private static final String URL = "beian.test.recognition.url";

  private record Answer(int status, String body) {}

  private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();

  private RecognitionStandIn() {}

  static synchronized String start() {
    String url = System.getProperty(URL);
    if (url != null) {
      return url;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "recognition-stand-in");
                thread.setDaemon(true);
                return thread;
              }));
      server.createContext("/recognitions", RecognitionStandIn::recognise);
      server.createContext("/answers/", RecognitionStandIn::tell);
      server.createContext("/asked/", RecognitionStandIn::asked);
      server.start();
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.setProperty(URL, url);
      return url;
    } catch (IOException e) {
      throw new IllegalStateException("the stand-in that reads certificates does not start", e);
    }
  }

  /**
   * Makes it answer so about a picture from now on.
   *
   * @param sha256 of the picture as it is kept
   */
  public static void answers(String sha256, int status, String body) {
    control()
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .put("/answers/" + sha256 + "?" + status)
        .then()
        .statusCode(200);
  }

  /** How often it was asked about a picture. */
  public static int asked(String sha256) {
    return Integer.parseInt(control().get("/asked/" + sha256).asString());
  }

  private static RequestSpecification control() {
    URI url = URI.create(System.getProperty(URL));
    return given().baseUri(url.toString()).port(url.getPort());
  }

  private static void recognise(HttpExchange exchange) throws IOException {
    String picture = sha256(exchange.getRequestBody().readAllBytes());
    ASKED.computeIfAbsent(picture, first -> new AtomicInteger()).incrementAndGet();
    Answer answer = ANSWERS.getOrDefault(picture, new Answer(200, "{\"fields\":[]}"));
    answer(exchange, answer.status(), answer.body());
  }

  private static void tell(HttpExchange exchange) throws IOException {
    ANSWERS.put(
        last(exchange),
        new Answer(
            Integer.parseInt(exchange.getRequestURI().getQuery()),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    answer(exchange, 200, "{}");
  }

  private static void asked(HttpExchange exchange) throws IOException {
    answer(exchange, 200, ASKED.getOrDefault(last(exchange), new AtomicInteger()).toString());
  }

  private static String last(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
