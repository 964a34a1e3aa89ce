package org.openbeian.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
  @TempDir Path home;

  @Test
  void runs_everything_survives_kills_and_stops_everything() throws Exception {
    // given
    StandInService.buildAll(home);
    var took = new ConcurrentHashMap<String, Duration>();
    try (var stack = builder().progress(took::put).open()) {
      // when
      stack.start();

      // then
      assertThat(took).hasSize(8);
      assertThat(stack.status()).allMatch(part -> part.state() == ComponentStatus.State.READY);
      assertThat(stack.postgres().show("fsync")).isEqualTo("on");
      assertThat(stack.kafka().topics()).containsExactlyInAnyOrderElementsOf(LocalStack.TOPICS);
      assertThat(stack.token("filer-a")).startsWith("ey");
      stack.advanceClock(Duration.ofHours(24));

      // when
      stack.kill(Service.ORDER);

      // then
      assertThat(stack.isRunning(Service.ORDER)).isFalse();
      assertThat(get(stack.gatewayUrl() + "/api/v1/orders").statusCode()).isIn(502, 503);

      // when
      stack.start(Service.ORDER);
      stack.postgres().restartImmediately();
      stack.kafka().stop();
      stack.kafka().start();

      // then
      assertThat(stack.isReady(Service.ORDER)).isTrue();
      assertThat(stack.kafka().topics()).containsExactlyInAnyOrderElementsOf(LocalStack.TOPICS);
      var environment = get(stack.gatewayUrl() + "/api/v1/orders").body();
      assertThat(environment)
          .contains("BEIAN_CLOCK=sandbox")
          .contains("BEIAN_CLOCK_URL=" + stack.outsideUrl() + "/sandbox/clock")
          .contains("BEIAN_OIDC_ISSUER=http://localhost:" + stack.ports().issuer() + "/beian")
          .contains("BEIAN_SEALING_KEYS=k1:")
          .contains("KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + stack.ports().kafka());
      var url = value(environment, "QUARKUS_DATASOURCE_JDBC_URL");
      var password = value(environment, "QUARKUS_DATASOURCE_PASSWORD");
      DriverManager.getConnection(url, "order_service", password).close();
    }
    try (var again = builder().open()) {
      assertThat(again.status()).allMatch(part -> part.state() == ComponentStatus.State.STOPPED);
    }
  }

  @Test
  void is_found_and_stopped_by_another_process_when_detached() throws Exception {
    // given
    StandInService.buildAll(home);
    var ports = StackPorts.free();
    var first = builder().ports(ports).detached(true).open();
    first.start();
    first.close();

    // when
    var second = LocalStack.builder().home(home).open();

    // then
    assertThat(second.ports()).isEqualTo(ports);
    assertThat(second.status()).allMatch(part -> part.state() == ComponentStatus.State.READY);
    assertThatThrownBy(() -> builder().ports(StackPorts.free()).open())
        .hasMessageContaining("runs in " + home.resolve(".beian") + " already, with other ports");

    // when
    second.stop();

    // then
    assertThat(first.status()).allMatch(part -> part.state() == ComponentStatus.State.STOPPED);
  }

  @Test
  void writes_class_archives_when_an_ordinary_run_ends_but_not_after_a_quick_start()
      throws Exception {
    // given
    StandInService.buildAll(home);
    var archives = home.resolve(".beian/cds");
    try (var quick = builder().quickStart(true).open()) {
      // when
      quick.start();

      // then
      assertThat(quick.stopWritesArchives()).isFalse();
    }
    assertThat(archives).isEmptyDirectory();

    // when
    try (var ordinary = builder().open()) {
      ordinary.start();

      // then
      assertThat(ordinary.stopWritesArchives()).isTrue();
    }
    assertThat(archives)
        .isDirectoryNotContaining("glob:**.draft")
        .isDirectoryContaining("glob:**order-service-*.jsa")
        .isDirectoryContaining("glob:**notification-service-*.jsa");

    // when
    try (var again = builder().quickStart(true).open()) {
      again.start();

      // then
      assertThat(again.stopWritesArchives()).isFalse();
    }
    assertThat(archives).isDirectoryContaining("glob:**order-service-*.jsa");
  }

  @Test
  void says_which_ports_are_taken_before_it_starts_anything() throws Exception {
    // given
    StandInService.buildAll(home);
    var ports = StackPorts.free();
    try (var other = new ServerSocket(ports.gateway(), 1, InetAddress.getByName("127.0.0.1"));
        var stack = builder().ports(ports).open()) {
      // when, then
      assertThatThrownBy(stack::start)
          .isInstanceOf(StackException.class)
          .hasMessage("A port is taken by other programs: %d (the gateway).", other.getLocalPort())
          .extracting(e -> ((StackException) e).remedy())
          .asString()
          .contains("--port-offset");
      assertThat(stack.status()).allMatch(part -> part.state() == ComponentStatus.State.STOPPED);
    }
  }

  @Test
  void says_what_is_not_built() {
    try (var stack = builder().open()) {
      assertThatThrownBy(stack::start)
          .hasMessage(
              "Not built yet: order-service, review-service, sms-verify-service, audit-service,"
                  + " notification-service.");
    }
  }

  @Test
  void says_why_a_service_did_not_start_and_heals_when_the_cause_is_gone() throws Exception {
    // given
    StandInService.buildAll(home);
    var ports = StackPorts.free();
    var broken = builder().ports(ports).environment(Service.AUDIT, Map.of("BREAK", "yes")).open();
    assertThatThrownBy(broken::start)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("audit-service ended while it was starting")
        .hasMessageContaining("The schema is not what was expected");
    assertThat(broken.isRunning(Service.ORDER)).isTrue();

    // when
    try (var healed = builder().ports(ports).open()) {
      healed.start();

      // then
      assertThat(healed.status()).allMatch(part -> part.state() == ComponentStatus.State.READY);
    }
  }

  @Test
  void draws_its_secrets_once_and_shows_them_to_nobody_else() throws Exception {
    // when
    var first = Secrets.in(home);
    var second = Secrets.in(home);

    // then
    assertThat(second.sealingKeys()).isEqualTo(first.sealingKeys()).startsWith("k1:");
    assertThat(second.permitKeys()).isEqualTo(first.permitKeys()).startsWith("p1:");
    assertThat(Stream.of(Service.values()).map(first::databasePassword)).doesNotHaveDuplicates();
    var file = home.resolve("secrets.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private LocalStack.Builder builder() {
    return LocalStack.builder().home(home).ports(lastPorts());
  }

  private StackPorts lastPorts() {
    return StackPorts.read(home.resolve(".beian/run/ports.properties")).orElseGet(StackPorts::free);
  }

  private static String value(String environment, String name) {
    var rest = environment.substring(environment.indexOf(name + "=") + name.length() + 1);
    return rest.substring(0, rest.indexOf(", "));
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
