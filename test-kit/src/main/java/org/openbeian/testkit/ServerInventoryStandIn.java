package org.openbeian.testkit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The provider's inventory of servers, for tests: speaks its HTTP protocol on loopback and answers,
 * account by account, what a test told it to. All others have servers that yield service codes,
 * with the addresses {@link #IP} and {@link #IPV6}, and one for each reason why a server does not.
 */
public final class ServerInventoryStandIn {

  /** Of every server. */
  public static final String IP = "203.0.113.10";

  /** Of every server. */
  public static final String IPV6 = "2001:db8::10";

  /** How many servers of an account yield codes. */
  public static final int ELIGIBLE = 20;

  private static final String URL = "beian.test.inventory.url";
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Answer(int status, String body) {}

  private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();

  private ServerInventoryStandIn() {}

  static synchronized String start() {
    String url = System.getProperty(URL);
    if (url != null) {
      return url;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/servers", ServerInventoryStandIn::servers);
      server.createContext("/answers/", ServerInventoryStandIn::tell);
      server.createContext("/asked/", ServerInventoryStandIn::asked);
      server.start();
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.setProperty(URL, url);
      return url;
    } catch (IOException e) {
      throw new IllegalStateException("the inventory stand-in does not start", e);
    }
  }

  /** The id of the n-th server of an account that yields codes, from 1. */
  public static String server(String account, int number) {
    return "srv-" + account + "-" + number;
  }

  /** Makes it answer about an account so from now on. */
  public static void answers(String account, int status, String body) {
    control()
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .put("/answers/" + account + "?" + status)
        .then()
        .statusCode(200);
  }

  /** How often it was asked about an account. */
  public static int asked(String account) {
    return Integer.parseInt(control().get("/asked/" + account).asString());
  }

  private static RequestSpecification control() {
    URI url = URI.create(System.getProperty(URL));
    return given().baseUri(url.toString()).port(url.getPort());
  }

  private static void servers(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String account = URLDecoder.decode(query.substring("account=".length()), UTF_8);
    ASKED.computeIfAbsent(account, first -> new AtomicInteger()).incrementAndGet();
    Answer answer = ANSWERS.get(account);
    answer(
        exchange,
        answer == null ? 200 : answer.status(),
        answer == null ? serversOf(account) : answer.body());
  }

  private static String serversOf(String account) throws JsonProcessingException {
    List<Map<String, Object>> servers = new ArrayList<>();
    for (int number = 1; number <= ELIGIBLE; number++) {
      servers.add(server(server(account, number), true, "SUBSCRIPTION", 12));
    }
    servers.add(server("srv-" + account + "-abroad", false, "SUBSCRIPTION", 12));
    servers.add(server("srv-" + account + "-hourly", true, "PAY_AS_YOU_GO", 0));
    servers.add(server("srv-" + account + "-short", true, "SUBSCRIPTION", 2));
    return JSON.writeValueAsString(Map.of("servers", servers));
  }

  private static Map<String, Object> server(
      String id, boolean mainland, String billing, int months) {
    return Map.of(
        "id", id,
        "region", mainland ? "cn-hangzhou" : "cn-hongkong",
        "mainland", mainland,
        "billing", billing,
        "subscriptionMonths", months,
        "publicIps", List.of(IP, IPV6));
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
    AtomicInteger times = ASKED.get(last(exchange));
    answer(exchange, 200, String.valueOf(times == null ? 0 : times.get()));
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
