package org.openbeian.platform.clock;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets the sandbox move this service's clock: the offset is read at start from {@code
 * beian.clock.url} and set later by {@code PUT /sandbox/clock}. With any other clock the path does
 * not exist.
 */
@ApplicationScoped
class SandboxClockRoutes {

  private final ClockKind kind;
  private final Optional<URI> url;
  private final SandboxClock clock;
  private final Event<ClockMoved> moved;

  SandboxClockRoutes(
      @ConfigProperty(name = "beian.clock") ClockKind kind,
      @ConfigProperty(name = "beian.clock.url") Optional<URI> url,
      SandboxClock clock,
      Event<ClockMoved> moved) {
    this.kind = kind;
    this.url = url;
    this.clock = clock;
    this.moved = moved;
  }

  void readOffset(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start)
      throws IOException, InterruptedException {
    if (kind == ClockKind.SANDBOX && url.isPresent()) {
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest request =
          HttpRequest.newBuilder(url.get()).timeout(Duration.ofSeconds(10)).build();
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      clock.moveTo(Duration.parse(new JsonObject(body).getString("offset")));
    }
  }

  void register(@Observes Router router) {
    if (kind == ClockKind.SANDBOX) {
      router.put("/sandbox/clock").handler(BodyHandler.create(false)).handler(this::move);
    }
  }

  private void move(RoutingContext request) {
    try {
      clock.moveTo(Duration.parse(request.body().asJsonObject().getString("offset")));
      moved.fire(new ClockMoved());
      request.response().setStatusCode(204).end();
    } catch (DateTimeParseException | NullPointerException e) {
      request.response().setStatusCode(400).end("offset: an ISO-8601 duration such as PT24H");
    }
  }
}
