package org.openbeian.testkit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The national registry, for tests: speaks its HTTP protocol on loopback and answers, certificate
 * by certificate, what a test told it to; of all others it knows nothing.
 */
public final class NationalRegistryStandIn {

  private static final String URL = "beian.test.registry.url";
  private static final String NOTHING = "{\"subject\":null,\"entries\":[]}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Answer(int status, String body) {}

  private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> LOOKUPS = new ConcurrentHashMap<>();
  private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();

  private NationalRegistryStandIn() {}

  static synchronized String start() {
    String url = System.getProperty(URL);
    if (url != null) {
      return url;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/lookups", NationalRegistryStandIn::lookUp);
      server.createContext("/answers/", NationalRegistryStandIn::tell);
      server.createContext("/asked/", NationalRegistryStandIn::asked);
      server.createContext("/held/", NationalRegistryStandIn::hold);
      server.setExecutor(Executors.newCachedThreadPool(NationalRegistryStandIn::daemon));
      server.start();
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.setProperty(URL, url);
      return url;
    } catch (IOException e) {
      throw new IllegalStateException("the registry stand-in does not start", e);
    }
  }

  /** Makes it answer a lookup of a certificate number so from now on. */
  public static void answers(String certificateNumber, int status, String body) {
    control()
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .put("/answers/" + certificateNumber + "?" + status)
        .then()
        .statusCode(200);
  }

  /** The bodies of all lookups of a certificate number, oldest first. */
  public static List<String> lookups(String certificateNumber) {
    return control().get("/asked/" + certificateNumber).jsonPath().getList("$", String.class);
  }

  /** Keeps lookups of a certificate number waiting from now on, until they are let go. */
  public static void hold(String certificateNumber) {
    control().put("/held/" + certificateNumber).then().statusCode(200);
  }

  /** Answers the lookups that were kept waiting, and the later ones at once. */
  public static void letGo(String certificateNumber) {
    control().delete("/held/" + certificateNumber).then().statusCode(200);
  }

  private static RequestSpecification control() {
    URI url = URI.create(System.getProperty(URL));
    return given().baseUri(url.toString()).port(url.getPort());
  }

  private static void lookUp(HttpExchange exchange) throws IOException {
    JsonNode lookup = JSON.readTree(exchange.getRequestBody());
    String number = lookup.path("certificateNumber").asText();
    LOOKUPS.computeIfAbsent(number, first -> new CopyOnWriteArrayList<>()).add(lookup.toString());
    awaitRelease(number);
    Answer answer = ANSWERS.getOrDefault(number, new Answer(200, NOTHING));
    answer(exchange, answer.status(), answer.body());
  }

  private static void awaitRelease(String number) throws IOException {
    CountDownLatch held = HELD.get(number);
    try {
      if (held != null && !held.await(1, TimeUnit.MINUTES)) {
        throw new IOException("a lookup of " + number + " was never let go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void hold(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      HELD.put(last(exchange), new CountDownLatch(1));
    } else {
      HELD.remove(last(exchange)).countDown();
    }
    answer(exchange, 200, "{}");
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
    answer(exchange, 200, JSON.writeValueAsString(LOOKUPS.getOrDefault(last(exchange), List.of())));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "registry-stand-in");
    thread.setDaemon(true);
    return thread;
  }

  private static String last(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
