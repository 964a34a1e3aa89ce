package org.openbeian.testkit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Registries of domains and the DNS, for tests: speak RDAP and DNS on loopback and answer, domain
 * by domain, what a test told them to. Every other domain is registered and verified for long, by
 * an approved registrar and for a holder who is withheld; it resolves when its name, or that of the
 * domain that it is under, begins with {@code resolving-}.
 */
public final class DomainsStandIn {

  private static final String RDAP = "beian.test.rdap.url";
  private static final String DNS = "beian.test.dns.server";
  private static final String RESOLVING = "resolving-";
  private static final int HEADER_BYTES = 12;
  private static final int A = 1;
  private static final int NXDOMAIN = 3;

  private record Answer(int status, String body) {}

  private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> LOOKUPS = new ConcurrentHashMap<>();

  private DomainsStandIn() {}

  static synchronized String startRdap() {
    String url = System.getProperty(RDAP);
    if (url != null) {
      return url;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newCachedThreadPool(DomainsStandIn::daemon));
      server.createContext("/domain/", DomainsStandIn::lookUp);
      server.createContext("/answers/", DomainsStandIn::tell);
      server.createContext("/asked/", DomainsStandIn::asked);
      server.start();
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.setProperty(RDAP, url);
      return url;
    } catch (IOException e) {
      throw new IllegalStateException("the RDAP stand-in does not start", e);
    }
  }

  static synchronized String startDns() {
    String server = System.getProperty(DNS);
    if (server != null) {
      return server;
    }
    try {
      DatagramSocket socket =
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      daemon(() -> serve(socket)).start();
      server = "127.0.0.1:" + socket.getLocalPort();
      System.setProperty(DNS, server);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("the DNS stand-in does not start", e);
    }
  }

  /**
   * Makes the registry answer a look-up of a registered domain so from now on.
   *
   * @param status 0 to keep silent
   */
  public static void answers(String domain, int status, String body) {
    control()
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .put("/answers/" + domain + "?" + status)
        .then()
        .statusCode(200);
  }

  /** How often the registry was asked about a registered domain. */
  public static int lookups(String domain) {
    return Integer.parseInt(control().get("/asked/" + domain).asString());
  }

  /**
   * What a registry says of a domain.
   *
   * @param expires such as 2099-01-01T00:00:00Z
   * @param realName {@code verified} or {@code unverified}
   * @param holder the registrant's entity, or empty when it is withheld
   * @param certificate members of the extension, such as {@code ,"certificateType":1}
   */
  public static String registration(
      String domain, String expires, String realName, String holder, String certificate) {
    return """
        {"objectClassName":"domain","rdapConformance":["rdap_level_0"],"ldhName":"%s",
         "status":["active"],
         "events":[{"eventAction":"registration","eventDate":"2016-01-01T00:00:00Z"},
                   {"eventAction":"expiration","eventDate":"%s"}],
         "cnnic_realName":{"status":"%s"%s},
         "entities":[%s{"objectClassName":"entity","roles":["registrar"],
           "publicIds":[{"type":"IANA Registrar ID","identifier":"1599"}],
           "vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","A registrar"]]]}]}
        """
        .formatted(domain, expires, realName, certificate, holder.isEmpty() ? "" : holder + ",");
  }

  /** A registrant of a name. */
  public static String registrant(String name) {
    return """
        {"objectClassName":"entity","roles":["registrant"],
         "vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","%s"]]]}"""
        .formatted(name);
  }

  private static RequestSpecification control() {
    URI url = URI.create(System.getProperty(RDAP));
    return given().baseUri(url.toString()).port(url.getPort());
  }

  private static void lookUp(HttpExchange exchange) throws IOException {
    String domain = last(exchange);
    LOOKUPS.computeIfAbsent(domain, first -> new AtomicInteger()).incrementAndGet();
    Answer answer =
        ANSWERS.getOrDefault(
            domain,
            new Answer(200, registration(domain, "2099-01-01T00:00:00Z", "verified", "", "")));
    if (answer.status() != 0) {
      answer(exchange, answer.status(), answer.body());
    }
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
    AtomicInteger times = LOOKUPS.getOrDefault(last(exchange), new AtomicInteger());
    answer(exchange, 200, times.toString());
  }

  private static String last(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/rdap+json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void serve(DatagramSocket socket) {
    byte[] buffer = new byte[512];
    while (!socket.isClosed()) {
      try {
        DatagramPacket query = new DatagramPacket(buffer, buffer.length);
        socket.receive(query);
        byte[] reply = reply(Arrays.copyOf(buffer, query.getLength()));
        socket.send(new DatagramPacket(reply, reply.length, query.getSocketAddress()));
      } catch (IOException e) {
        // a query that nobody waits for any more
      }
    }
  }

  /** The query with its question, as an answer: an address of a documentation network, or none. */
  private static byte[] reply(byte[] query) {
    StringBuilder name = new StringBuilder();
    int at = HEADER_BYTES;
    while (query[at] != 0) {
      name.append(new String(query, at + 1, query[at], UTF_8)).append('.');
      at += query[at] + 1;
    }
    int type = (query[at + 1] & 0xff) << 8 | query[at + 2] & 0xff;
    int end = at + 5;
    boolean resolves = name.indexOf(RESOLVING) == 0 || name.indexOf("." + RESOLVING) >= 0;
    boolean found = resolves && type == A;
    byte[] record = {(byte) 0xc0, HEADER_BYTES, 0, A, 0, 1, 0, 0, 0, 60, 0, 4, (byte) 192, 0, 2, 1};
    byte[] reply = Arrays.copyOf(query, found ? end + record.length : end);
    reply[2] = (byte) 0x81;
    reply[3] = (byte) (0x80 | (resolves ? 0 : NXDOMAIN));
    Arrays.fill(reply, 6, HEADER_BYTES, (byte) 0);
    if (found) {
      reply[7] = 1;
      System.arraycopy(record, 0, reply, end, record.length);
    }
    return reply;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "domains-stand-in");
    thread.setDaemon(true);
    return thread;
  }
}
