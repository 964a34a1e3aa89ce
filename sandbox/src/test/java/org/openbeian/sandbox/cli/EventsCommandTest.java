package org.openbeian.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.embedded.Ports;
import org.openbeian.sandbox.outside.OutsideWorld;
import org.openbeian.sandbox.outside.OutsideWorldConfig;
import org.openbeian.sandbox.stack.Service;
import org.openbeian.sandbox.stack.StackPorts;

/** The real issuer's tokens, and services of which only the operators' REST stands. */
class EventsCommandTest {
  private static final Instant SINCE = Instant.parse("2026-03-01T08:30:59.123456Z");

  @TempDir static Path outside;
  private static OutsideWorld world;
  private static int worldsOffset;

  @TempDir Path home;

  private final Map<Service, OperationsStandIn> services = new EnumMap<>(Service.class);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int offset = worldsOffset;

  @BeforeAll
  static void startTheOutsideWorld() {
    worldsOffset = freeOffset();
    var ports = StackPorts.standard(worldsOffset);
    world =
        OutsideWorld.start(
            new OutsideWorldConfig(
                outside,
                ports.outside(),
                ports.issuer(),
                ports.smtp(),
                ports.gateway(),
                ports.dns(),
                Map.of()));
  }

  @AfterAll
  static void stopTheOutsideWorld() {
    world.close();
  }

  @BeforeEach
  void startTheServices() throws Exception {
    System.setProperty("beian.home", home.toString());
    var ports = StackPorts.standard(worldsOffset);
    for (var service : Service.values()) {
      services.put(service, new OperationsStandIn(ports.of(service)));
    }
  }

  @AfterEach
  void stopTheServices() {
    services.values().forEach(OperationsStandIn::close);
    System.clearProperty("beian.home");
  }

  @Test
  void lists_what_waits_in_all_services() {
    // given
    var order = UUID.randomUUID();
    var parked =
        at(Service.REVIEW).holds(order, "PARKED", "org.openbeian.order.submitted.v1", SINCE);
    var unreadable = at(Service.AUDIT).holds("", "DEAD_LETTER", "\u001b[2J", SINCE);

    // when
    int code = beian("events");

    // then
    assertThat(code).isZero();
    assertThat(err.toString()).isEmpty();
    var since =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .format(SINCE.atZone(ZoneId.systemDefault()));
    assertThat(out.toString().lines().map(EventsCommandTest::cells))
        .containsExactly(
            List.of("service", "event", "kind", "order", "type", "since", "reason"),
            List.of(
                "review-service",
                parked.toString(),
                "parked",
                order.toString(),
                "order.submitted.v1",
                since,
                "IllegalStateException"),
            List.of(
                "audit-service",
                unreadable.toString(),
                "dead letter",
                "–",
                "?[2J",
                since,
                "IllegalStateException"),
            List.of(),
            List.of(
                "./beian events replay SERVICE EVENT_ID · ./beian events discard SERVICE EVENT_ID"));
  }

  @Test
  void says_that_nothing_waits() {
    assertThat(beian("events")).isZero();
    assertThat(out.toString()).isEqualTo("Nothing waits for an operator.\n");
  }

  @Test
  void replays_an_event_and_says_how_many_were_applied() {
    // given
    var order = UUID.randomUUID();
    var first = at(Service.ORDER).holds(order, "PARKED", "review.pre-review-passed.v1", SINCE);
    at(Service.ORDER).holds(order, "PARKED", "review.bureau-approved.v1", SINCE);
    var alone =
        at(Service.ORDER).holds(UUID.randomUUID(), "PARKED", "sms-verify.verified.v1", SINCE);

    // when, then
    assertThat(beian("events", "replay", "order-service", first.toString())).isZero();
    assertThat(out.toString())
        .isEqualTo("Applied by order-service, with all that waited for its order: 2 events.\n");
    assertThat(at(Service.ORDER).waiting()).containsExactly(alone);
    assertThat(beian("events", "replay", "order-service", alone.toString())).isZero();
    assertThat(out.toString()).endsWith("Applied by order-service.\n");
    assertThat(at(Service.ORDER).waiting()).isEmpty();
  }

  @Test
  void says_what_to_do_with_an_event_that_is_still_unreadable() {
    // given
    var event = at(Service.AUDIT).holds("", "DEAD_LETTER", "unknown", SINCE);

    // when, then
    assertThat(beian("events", "replay", "audit-service", event.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            """
            ✗ This release of audit-service cannot read event %s either.
              Start a release that can and replay it then, or drop it: \
            ./beian events discard audit-service %s
            """
                .formatted(event, event));
    assertThat(at(Service.AUDIT).waiting()).containsExactly(event);
  }

  @Test
  void says_where_to_look_when_an_event_fails_again() {
    // given
    var event = at(Service.ORDER).holds(UUID.randomUUID(), "PARKED", "unlucky", SINCE);

    // when, then
    assertThat(beian("events", "replay", "order-service", event.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("order-service did not apply event " + event + ", it waits on (500 INTERNAL).")
        .contains("./beian logs order-service tells why");
  }

  @Test
  void drops_an_event_only_when_somebody_says_yes() {
    // given
    var event = at(Service.SMS_VERIFY).holds(UUID.randomUUID(), "PARKED", "x.v1", SINCE);
    String[] discard = {"events", "discard", "sms-verify-service", event.toString()};

    // when, then
    assertThat(beian(discard)).isEqualTo(2);
    assertThat(err.toString()).contains("nobody is here to be asked", event + " --yes");
    assertThat(answering("n", discard)).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            "Drop event "
                + event
                + " of sms-verify-service for good? [y/N] Nothing was changed.\n");
    assertThat(at(Service.SMS_VERIFY).waiting()).containsExactly(event);

    // when, then
    assertThat(answering("y", discard)).isZero();
    assertThat(out.toString()).endsWith("Dropped from sms-verify-service.\n");
    assertThat(at(Service.SMS_VERIFY).waiting()).isEmpty();
  }

  @Test
  void drops_an_event_without_asking_when_told_so() {
    // given
    var event = at(Service.NOTIFICATION).holds(UUID.randomUUID(), "PARKED", "x.v1", SINCE);

    // when, then
    assertThat(beian("events", "discard", "notification-service", event.toString(), "--yes"))
        .isZero();
    assertThat(at(Service.NOTIFICATION).waiting()).isEmpty();
  }

  @Test
  void says_which_service_or_event_it_does_not_know() {
    // given
    var event = UUID.randomUUID().toString();

    // when, then
    assertThat(beian("events", "replay", "orders", event)).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "✗ There is no service called orders.\n  There are: order-service, review-service");
    for (var act : List.of(List.of("replay"), List.of("discard", "--yes"))) {
      var arguments = Stream.of(List.of("events"), act, List.of("audit-service", event));
      assertThat(beian(arguments.flatMap(List::stream).toArray(String[]::new))).isEqualTo(1);
      assertThat(err.toString())
          .endsWith(
              "✗ No event %s waits in audit-service.\n  ./beian events lists what waits.\n"
                  .formatted(event));
    }
    assertThat(beian("events", "replay", "audit-service", "7")).isEqualTo(2);
    assertThat(err.toString()).endsWith("  See ./beian events replay --help\n");
  }

  @Test
  void lists_the_others_when_a_service_does_not_answer() {
    // given
    var event = at(Service.ORDER).holds(UUID.randomUUID(), "PARKED", "x.v1", SINCE);
    at(Service.REVIEW).close();

    // when, then
    assertThat(beian("events")).isEqualTo(1);
    assertThat(out.toString()).contains(event.toString());
    assertThat(err.toString())
        .startsWith("✗ review-service does not answer at http://127.0.0.1:")
        .contains("./beian logs review-service")
        .hasLineCount(2);
  }

  @Test
  void says_that_nothing_runs() {
    // given
    offset = freeOffset();

    // when, then
    assertThat(beian("events")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            """
            ✗ Nothing runs, so nobody can be asked what waits.
              ./beian up starts everything.
            """);
    assertThat(home.resolve(".beian")).doesNotExist();
  }

  private OperationsStandIn at(Service service) {
    return services.get(service);
  }

  private int beian(String... arguments) {
    return run(new Terminal(false, null, null), arguments);
  }

  private int answering(String answer, String... arguments) {
    var before = System.in;
    System.setIn(new ByteArrayInputStream((answer + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return run(new Terminal(true, "1", null), arguments);
    } finally {
      System.setIn(before);
    }
  }

  private int run(Terminal terminal, String... arguments) {
    var all = Stream.concat(Stream.of(arguments), Stream.of("--port-offset", "" + offset));
    return Beian.commandLine(terminal)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private static List<String> cells(String line) {
    return line.isBlank() ? List.of() : List.of(line.strip().split(" {2,}"));
  }

  private static int freeOffset() {
    return IntStream.iterate(10_000, offset -> offset + 50)
        .filter(
            offset -> {
              var ports = StackPorts.standard(offset);
              return Stream.concat(
                      Stream.of(Service.values()).map(ports::of),
                      Stream.of(ports.outside(), ports.issuer(), ports.smtp(), ports.gateway()))
                  .allMatch(Ports::isFree);
            })
        .findFirst()
        .orElseThrow();
  }
}
