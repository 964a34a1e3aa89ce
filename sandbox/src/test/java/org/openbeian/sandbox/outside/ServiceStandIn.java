package org.openbeian.sandbox.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks HTTP like a service: takes the clock, counts its pending work, echoes API calls. */
final class ServiceStandIn implements AutoCloseable {
  record Seen(String method, String uri, Map<String, List<String>> headers, String body) {}

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  final List<String> offsets = new CopyOnWriteArrayList<>();
  final AtomicInteger dueDeadlines = new AtomicInteger();
  final AtomicInteger polls = new AtomicInteger();
  volatile boolean worksOffOneDeadlinePerPoll = true;
  private final HttpServer server;

  ServiceStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/sandbox/clock", this::clock);
    server.createContext("/sandbox/pending", this::pending);
    server.createContext("/api/v1/", this::api);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void clock(HttpExchange exchange) throws IOException {
    offsets.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void pending(HttpExchange exchange) throws IOException {
    polls.incrementAndGet();
    int due =
        worksOffOneDeadlinePerPoll
            ? dueDeadlines.getAndUpdate(count -> Math.max(0, count - 1))
            : dueDeadlines.get();
    answer(exchange, "{\"dueDeadlines\":" + due + ",\"outbox\":0,\"deliveries\":0}");
  }

  private void api(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
    exchange.getResponseHeaders().add("ETag", "\"7\"");
    exchange.getResponseHeaders().add("Keep-Alive", "timeout=5");
    answer(exchange, "{\"bytes\":" + body.length() + "}");
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
