package org.openbeian.systemtests;

import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.Service;
import org.openbeian.sandbox.stack.StackPorts;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.Place;
import org.openbeian.sandbox.story.Rest;
import org.openbeian.sandbox.story.SampleApplication;
import org.openbeian.sandbox.story.Watcher;

/**
 * The whole stack, as {@code ./beian up} starts it (durable, real processes), once for all tests;
 * it ends with the JVM.
 */
final class SharedStack {

  private static final Path ROOT =
      Path.of(System.getProperty("project.root", Path.of("..").toAbsolutePath().toString()));
  private static final LocalStack STACK =
      LocalStack.builder()
          .home(ROOT)
          .dataDirectory(Path.of("target/stack-" + ProcessHandle.current().pid()))
          .ports(StackPorts.free())
          .quickStart(true)
          .classArchives(false)
          .open();
  private static final Rest REST = new Rest(64);
  private static final Place PLACE;
  private static final Cast CAST;
  private static final AtomicInteger NUMBER =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(40_000_000));

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(STACK::close));
    STACK.start();
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!STACK.postgres().show(setting).equals("on")) {
        throw new IllegalStateException(setting + " is off: these tests would prove nothing");
      }
    }
    PLACE =
        new Place(
            URI.create(STACK.gatewayUrl()),
            URI.create(STACK.outsideUrl()),
            STACK.kafka().bootstrapServers());
    CAST = new Cast(REST, PLACE, Watcher.NOBODY);
  }

  private SharedStack() {}

  static Place place() {
    return PLACE;
  }

  static Cast cast() {
    return CAST;
  }

  /** An application with phones of its own. */
  static SampleApplication application() {
    return SampleApplication.variant(someNumber());
  }

  /** The number of a variant that no other test uses. */
  static int someNumber() {
    return NUMBER.incrementAndGet();
  }

  /** An order in preliminary review. */
  static String submitted(SampleApplication application) {
    String order = CAST.create(application.filer(), application);
    CAST.fill(application.filer(), order, application);
    CAST.submit(application.filer(), order, application);
    return order;
  }

  /** An order in bureau review. */
  static String atTheBureau(SampleApplication application) {
    String order = submitted(application);
    CAST.pass("reviewer-1", order);
    CAST.verify(application, 1);
    CAST.awaitState(application.filer(), order, "IN_BUREAU_REVIEW");
    return order;
  }

  /** An order that went all the way. */
  static String granted(SampleApplication application) {
    String order = atTheBureau(application);
    CAST.approve("officer-zj", order);
    CAST.awaitState(application.filer(), order, "GRANTED");
    return order;
  }

  /** Waits until no service has anything left to do. */
  static void settle() {
    CAST.advance(Duration.ZERO);
  }

  /** Switches a channel of the outside world off, such as {@code sms} or {@code smtp}, or on. */
  static void setOutage(String channel, boolean down) {
    String path = "/sandbox/outages/" + channel;
    int status =
        REST.call(HttpMethod.PUT, PLACE.outside(), path, null, Map.of("down", down), Map.of())
            .status();
    if (status >= 300) {
      throw new IllegalStateException("the outage of " + channel + " was answered " + status);
    }
  }

  static void kill(String service) {
    STACK.kill(Service.byId(service).orElseThrow());
  }

  static void restart(String service) {
    STACK.start(Service.byId(service).orElseThrow());
  }

  static void restartPostgresImmediately() {
    STACK.postgres().restartImmediately();
  }

  static void stopKafka() {
    STACK.kafka().stop();
  }

  static void startKafka() {
    STACK.kafka().start();
  }

  static Path kafkaDirectory() {
    return STACK.dataDirectory().resolve("kafka");
  }

  static Path logDirectory() {
    return STACK.dataDirectory().resolve("logs");
  }

  /** Every row of every table of every database, as text. */
  static List<String> dumpDatabases() throws SQLException {
    return DatabaseDump.of(STACK);
  }
}
