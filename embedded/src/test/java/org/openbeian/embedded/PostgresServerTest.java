package org.openbeian.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path directory;

  @Test
  void keeps_its_data_over_a_stop_and_an_immediate_restart() throws SQLException {
    // given
    try (var postgres = PostgresServer.builder().directory(directory).start()) {
      postgres.createDatabase("orders", "orders", "it's secret");
      insert(postgres, 1);

      // when
      postgres.stop();
      assertThat(postgres.isRunning()).isFalse();
      postgres.start();
      insert(postgres, 2);
      postgres.restartImmediately();
      insert(postgres, 3);
      postgres.kill();
      postgres.start();

      // then
      assertThat(count(postgres)).isEqualTo(3);
    }
    assertThat(PostgresServer.running(directory)).isEmpty();
  }

  @Test
  void is_as_durable_as_in_production_unless_told_otherwise() {
    try (var postgres = PostgresServer.builder().directory(directory).start()) {
      assertThat(postgres.show("server_version_num")).startsWith("18");
      assertThat(postgres.show("fsync")).isEqualTo("on");
      assertThat(postgres.show("synchronous_commit")).isEqualTo("on");
      assertThat(postgres.show("full_page_writes")).isEqualTo("on");
      assertThat(postgres.show("server_encoding")).isEqualTo("UTF8");
      assertThat(postgres.show("listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void gives_up_durability_for_speed_in_unit_tests() {
    try (var postgres =
        PostgresServer.builder().directory(directory).durability(Durability.FAST).start()) {
      assertThat(postgres.show("fsync")).isEqualTo("off");
    }
  }

  @Test
  void creates_a_database_once_and_opens_it_to_its_owner_only() throws SQLException {
    try (var postgres =
        PostgresServer.builder().directory(directory).durability(Durability.FAST).start()) {
      // given
      postgres.createDatabase("orders", "orders", "old");
      postgres.createDatabase("reviews", "reviews", "other");

      // when
      postgres.createDatabase("orders", "orders", "new");

      // then
      DriverManager.getConnection(postgres.jdbcUrl("orders"), "orders", "new").close();
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl("orders"), "orders", "old"))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl("orders"), "reviews", "other"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void is_found_and_stopped_by_another_handle() {
    // given
    var detached =
        PostgresServer.builder()
            .directory(directory)
            .durability(Durability.FAST)
            .detached(true)
            .start();
    detached.close();

    // when
    var found = PostgresServer.running(directory).orElseThrow();

    // then
    assertThat(found.port()).isEqualTo(detached.port());
    assertThat(found.show("fsync")).isEqualTo("off");
    found.stop();
    assertThat(detached.isRunning()).isFalse();
  }

  @Test
  void says_that_its_port_is_taken() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var builder = PostgresServer.builder().directory(directory).port(other.getLocalPort());
      assertThatThrownBy(builder::start)
          .hasMessage(
              "PostgreSQL cannot start: port %d is taken by another program.",
              other.getLocalPort());
    }
  }

  @Test
  void says_why_it_did_not_start_with_the_end_of_its_log() throws Exception {
    // given
    var builder = PostgresServer.builder().directory(directory).durability(Durability.FAST);
    builder.start().close();
    Files.delete(directory.resolve("data/global/pg_control"));

    // when, then
    assertThatThrownBy(builder::start)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("PostgreSQL did not start")
        .hasMessageContaining("could not find the database system");
  }

  @Test
  void refuses_the_data_of_another_major_version() throws Exception {
    // given
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");

    // when, then
    assertThatThrownBy(PostgresServer.builder().directory(directory)::start)
        .hasMessageContaining("was written by PostgreSQL 17; this is PostgreSQL 18");
  }

  @Test
  void unpacks_its_binaries_once_even_when_two_do_so_at_the_same_time() {
    // when
    var first = CompletableFuture.supplyAsync(() -> PostgresBinaries.install(directory));
    var second = CompletableFuture.supplyAsync(() -> PostgresBinaries.install(directory));

    // then
    assertThat(first.join()).isEqualTo(second.join());
    assertThat(first.join().resolve("bin/postgres")).isExecutable();
    assertThat(directory).isDirectoryNotContaining("glob:**/.*");
  }

  private static void insert(PostgresServer postgres, int value) throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl("orders"), "orders", "it's secret");
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists entry (value int)");
      statement.execute("insert into entry values (" + value + ")");
    }
  }

  private static int count(PostgresServer postgres) throws SQLException {
    try (var connection = postgres.connect("orders");
        var rows = connection.createStatement().executeQuery("select count(*) from entry")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
