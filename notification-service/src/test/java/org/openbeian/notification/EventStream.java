package org.openbeian.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client of the stream of notices: reads until it is closed, as a browser does. */
public final class EventStream implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger beats = new AtomicInteger();
  private final HttpResponse<InputStream> response;
  private volatile boolean ended;
  private volatile @Nullable String lastId;

  /** What came in one piece. */
  public record Event(String name, @Nullable String id, @Nullable String retry, String data) {

    public JsonPath json() {
      return new JsonPath(data);
    }
  }

  private EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  /** Opens one; also when it is refused, see {@link #status}. */
  public static EventStream open(String token, @Nullable String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/notifications/stream"))
            .header("Authorization", "Bearer " + token)
            .header("Accept-Language", "en");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return new EventStream(
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public int status() {
    return response.statusCode();
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<Event> named(String name) {
    return events.stream().filter(event -> event.name().equals(name)).toList();
  }

  /** The ids of the notices that came, in their order. */
  public List<String> notices() {
    return named("notification").stream().map(event -> event.json().getString("id")).toList();
  }

  public @Nullable String lastId() {
    return lastId;
  }

  public int beats() {
    return beats.get();
  }

  /** Waits until the latest count that was told is this. */
  public EventStream awaitUnread(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              List<Event> counts = named("unread");
              return !counts.isEmpty()
                  && counts.get(counts.size() - 1).json().getInt("unreadCount") == count;
            });
    return this;
  }

  public void awaitEnd() {
    await().atMost(Duration.ofSeconds(20)).until(() -> ended);
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      String name = "message";
      String id = null;
      String retry = null;
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        if (line.startsWith(":")) {
          beats.incrementAndGet();
        } else if (line.startsWith("event:")) {
          name = value;
        } else if (line.startsWith("id:")) {
          id = value;
        } else if (line.startsWith("retry:")) {
          retry = value;
        } else if (line.startsWith("data:")) {
          data.append(value);
        } else if (line.isEmpty() && data.length() > 0) {
          lastId = id == null ? lastId : id;
          events.add(new Event(name, id, retry, data.toString()));
          name = "message";
          id = null;
          retry = null;
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // closed, by us or by the other side
    }
    ended = true;
  }
}
