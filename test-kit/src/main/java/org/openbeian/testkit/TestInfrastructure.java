package org.openbeian.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.openbeian.contracts.Topic;
import org.openbeian.embedded.Durability;
import org.openbeian.embedded.KafkaServer;
import org.openbeian.embedded.PostgresServer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL and one Kafka per test JVM: containers when {@code
 * -Dbeian.test.infrastructure=containers} asks for them (or {@code auto} finds Docker), else
 * processes from embedded binaries.
 */
final class TestInfrastructure {

  private static final String PROPERTY = "beian.test.servers.";
  private static final int PARTITIONS = 2;

  private final String postgres;
  private final String username;
  private final String password;
  private final String bootstrapServers;

  private TestInfrastructure(
      String postgres, String username, String password, String bootstrapServers) {
    this.postgres = postgres;
    this.username = username;
    this.password = password;
    this.bootstrapServers = bootstrapServers;
  }

  static synchronized TestInfrastructure start() {
    if (System.getProperty(PROPERTY + "postgres") == null) {
      TestInfrastructure started = containersWanted() ? startContainers() : startEmbedded();
      System.setProperty(PROPERTY + "postgres", started.postgres);
      System.setProperty(PROPERTY + "username", started.username);
      System.setProperty(PROPERTY + "password", started.password);
      System.setProperty(PROPERTY + "kafka", started.bootstrapServers);
    }
    return new TestInfrastructure(
        System.getProperty(PROPERTY + "postgres"),
        System.getProperty(PROPERTY + "username"),
        System.getProperty(PROPERTY + "password"),
        System.getProperty(PROPERTY + "kafka"));
  }

  private static boolean containersWanted() {
    return switch (System.getProperty("beian.test.infrastructure", "embedded")) {
      case "containers" -> true;
      case "auto" -> DockerClientFactory.instance().isDockerAvailable();
      default -> false;
    };
  }

  private static TestInfrastructure startEmbedded() {
    try {
      Path directory = Files.createTempDirectory("openbeian-test");
      PostgresServer postgres =
          PostgresServer.builder()
              .directory(directory.resolve("postgres"))
              .durability(Durability.FAST)
              .start();
      KafkaServer kafka =
          KafkaServer.builder()
              .directory(directory.resolve("kafka"))
              .durability(Durability.FAST)
              .start();
      kafka.createTopics(PARTITIONS, topics());
      return new TestInfrastructure(
          postgres.host() + ":" + postgres.port(),
          postgres.username(),
          postgres.password(),
          kafka.bootstrapServers());
    } catch (IOException e) {
      throw new IllegalStateException("no temporary directory for the test servers", e);
    }
  }

  @SuppressWarnings("resource")
  private static TestInfrastructure startContainers() {
    PostgreSQLContainer postgres =
        new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=200");
    KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1");
    postgres.start();
    kafka.start();
    return new TestInfrastructure(
        postgres.getHost() + ":" + postgres.getMappedPort(5432),
        postgres.getUsername(),
        postgres.getPassword(),
        kafka.getBootstrapServers());
  }

  private static List<String> topics() {
    return Arrays.stream(Topic.values()).map(Topic::topicName).toList();
  }

  void createDatabase(String name) {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl("postgres"), username, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database can't be created", e);
    }
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://" + postgres + "/" + database;
  }

  String reactiveUrl(String database) {
    return "postgresql://" + postgres + "/" + database;
  }

  String username() {
    return username;
  }

  String password() {
    return password;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }
}
