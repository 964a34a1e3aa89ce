package org.openbeian.sandbox.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Answers operators like a service: lists, replays and drops the events it was given. */
final class OperationsStandIn implements AutoCloseable {
  private static final String PATH = "/api/v1/operations/parked-events";

  private record Held(UUID id, String order, String kind, String type, Instant since) {
    String json() {
      return """
          {"eventId":"%s","kind":"%s","topic":"beian.orders","orderId":"%s","type":"%s",\
          "occurredAt":"%s","parkedAt":"%s","reason":"IllegalStateException"}"""
          .formatted(id, kind, order, type.replace("\u001b", "\\u001b"), since, since);
    }
  }

  private final List<Held> held = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  OperationsStandIn(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 50);
    server.createContext(PATH, this::answer);
    server.start();
  }

  /** Gives it an event; its id. */
  UUID holds(Object order, String kind, String type, Instant since) {
    var event = new Held(UUID.randomUUID(), order.toString(), kind, type, since);
    held.add(event);
    return event.id();
  }

  List<UUID> waiting() {
    return held.stream().map(Held::id).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!fromAnAdministrator(exchange)) {
      answer(exchange, 403, "{\"code\":\"FORBIDDEN\"}");
      return;
    }
    var path = exchange.getRequestURI().getPath().substring(PATH.length());
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        var items = held.stream().map(Held::json).collect(Collectors.joining(","));
        answer(exchange, 200, "{\"items\":[" + items + "],\"nextCursor\":null}");
      }
      case "POST" -> replay(exchange, path.replaceAll("^/|/replay$", ""));
      case "DELETE" -> {
        boolean known = held.removeIf(event -> path.equals("/" + event.id()));
        answer(exchange, known ? 204 : 404, known ? "" : "{\"code\":\"NOT_FOUND\"}");
      }
      default -> answer(exchange, 405, "");
    }
  }

  private void replay(HttpExchange exchange, String id) throws IOException {
    var found = held.stream().filter(event -> event.id().toString().equals(id)).findFirst();
    if (found.isEmpty()) {
      answer(exchange, 404, "{\"code\":\"NOT_FOUND\"}");
    } else if (found.get().kind().equals("DEAD_LETTER")) {
      answer(exchange, 409, "{\"code\":\"EVENT_STILL_UNREADABLE\"}");
    } else if (found.get().type().equals("unlucky")) {
      answer(exchange, 500, "{\"code\":\"INTERNAL\"}");
    } else {
      int before = held.size();
      held.removeIf(event -> event.order().equals(found.get().order()));
      answer(exchange, 200, "{\"events\":" + (before - held.size()) + "}");
    }
  }

  private static boolean fromAnAdministrator(HttpExchange exchange) {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return false;
    }
    var claims = Base64.getUrlDecoder().decode(authorization.split("\\.")[1]);
    return new String(claims, StandardCharsets.UTF_8).contains("\"roles\":[\"admin\"]");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
