package org.openbeian.sandbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.openbeian.sandbox.stack.ComponentStatus;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.Service;
import org.openbeian.sandbox.stack.StackException;

/** Asks the services of a stack, as its administrator, for the events that wait for an operator. */
final class ParkedEvents {
  /** How many events a service lists at most. */
  static final int LIST_LIMIT = 200;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADMINISTRATOR = "admin-1";
  private static final String PATH = "/api/v1/operations/parked-events";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalStack stack;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private ParkedEvents(LocalStack stack, String token) {
    this.stack = stack;
    this.token = token;
  }

  /**
   * Signs in.
   *
   * @throws StackException when the stack is not up
   */
  static ParkedEvents of(LocalStack stack) {
    try {
      return new ParkedEvents(stack, stack.token(ADMINISTRATOR));
    } catch (StackException e) {
      boolean down =
          stack.status().stream().allMatch(part -> part.state() == ComponentStatus.State.STOPPED);
      throw down
          ? new StackException(
              "Nothing runs, so nobody can be asked what waits.", "./beian up starts everything.")
          : e;
    }
  }

  /** An event that waits; its texts may come from foreign records. */
  record Event(UUID id, String kind, String order, String type, Instant since, String reason) {}

  private record Answer(int status, JsonNode body) {}

  /** The oldest {@value #LIST_LIMIT} of a service, oldest first. */
  List<Event> list(Service service) {
    var answer = send(service, "GET", "");
    if (answer.status() != 200) {
      throw refused(service, "did not list its events", answer);
    }
    var events = new ArrayList<Event>();
    for (var item : answer.body().path("items")) {
      events.add(
          new Event(
              UUID.fromString(item.path("eventId").asText()),
              item.path("kind").asText(),
              item.path("orderId").asText(),
              item.path("type").asText(),
              Instant.parse(item.path("parkedAt").asText()),
              item.path("reason").asText()));
    }
    return events;
  }

  /** Applies an event and, when it is parked, all that wait for its order; says how many. */
  int replay(Service service, UUID event) {
    var answer = send(service, "POST", "/" + event + "/replay");
    return switch (answer.status()) {
      case 200 -> answer.body().path("events").asInt();
      case 404 -> throw unknown(service, event);
      case 409 ->
          throw new StackException(
              "This release of " + service.id() + " cannot read event " + event + " either.",
              "Start a release that can and replay it then, or drop it:"
                  + " ./beian events discard %s %s".formatted(service.id(), event));
      default -> throw refused(service, "did not apply event " + event + ", it waits on", answer);
    };
  }

  /** Drops an event for good. */
  void discard(Service service, UUID event) {
    var answer = send(service, "DELETE", "/" + event);
    switch (answer.status()) {
      case 204 -> {}
      case 404 -> throw unknown(service, event);
      default -> throw refused(service, "did not drop event " + event, answer);
    }
  }

  private static StackException unknown(Service service, UUID event) {
    return new StackException(
        "No event " + event + " waits in " + service.id() + ".",
        "./beian events lists what waits.");
  }

  private static StackException refused(Service service, String what, Answer answer) {
    return new StackException(
        "%s %s (%d %s)."
            .formatted(service.id(), what, answer.status(), answer.body().path("code").asText("")),
        "./beian logs " + service.id() + " tells why; try again when the cause is gone.");
  }

  private Answer send(Service service, String method, String path) {
    var request =
        HttpRequest.newBuilder(URI.create(stack.url(service) + PATH + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token)
            .timeout(PATIENCE)
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException e) {
      throw new StackException(
          service.id() + " does not answer at " + stack.url(service) + ".",
          "./beian up starts it if it does not run, ./beian logs " + service.id() + " tells more.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private static JsonNode json(String text) throws IOException {
    return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
  }
}
