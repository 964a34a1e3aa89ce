package org.openbeian.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that answers as a test tells it to, and keeps what it was asked. */
final class GatewayDouble implements AutoCloseable {

  private final HttpServer server;
  private final List<HttpExchange> unanswered = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private volatile String body = "";
  private volatile int status = 202;
  private volatile String answer = "{\"messageId\":\"m-1\"}";
  private volatile boolean hanging;
  private volatile boolean breakingOff;

  GatewayDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/messages", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (hanging) {
      unanswered.add(exchange);
    } else if (breakingOff) {
      exchange.close();
    } else {
      byte[] bytes = answer.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
      exchange.close();
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  GatewayDouble answers(int newStatus) {
    status = newStatus;
    return this;
  }

  GatewayDouble says(String newAnswer) {
    answer = newAnswer;
    return this;
  }

  void hangs(boolean hangs) {
    hanging = hangs;
  }

  void breaksOff() {
    breakingOff = true;
  }

  /** The idempotency keys of all calls. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  /** What came last. */
  String body() {
    return body;
  }

  @Override
  public void close() {
    unanswered.forEach(HttpExchange::close);
    server.stop(0);
  }
}
