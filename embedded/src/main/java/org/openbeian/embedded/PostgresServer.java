package org.openbeian.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server on 127.0.0.1, running as a process of its own from a directory that
 * keeps its data, log and the superuser's password. Safe for use by several threads.
 *
 * <pre>{@code
 * try (var postgres = PostgresServer.builder().directory(dir).durability(FAST).start()) {
 *   postgres.createDatabase("orders", "orders", "secret");
 * }
 * }</pre>
 */
public final class PostgresServer implements AutoCloseable {
  /** How a server ends. */
  public enum StopMode {
    /** Breaks off the clients, writes everything out, ends. */
    FAST,
    /** Ends at once, as in a crash; the next start recovers from the log. */
    IMMEDIATE
  }

  private static final String HOST = "127.0.0.1";
  private static final String SUPERUSER = "postgres";
  private static final int MAJOR_VERSION = 18;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

  private final Builder settings;
  private final Path directory;
  private final Path installation;
  private final String password;
  private int port;
  private @Nullable Lifeline lifeline;

  private PostgresServer(Builder settings, Path directory, Path installation, String password) {
    this.settings = settings;
    this.directory = directory;
    this.installation = installation;
    this.password = password;
    this.port = settings.port;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The server that runs from this directory, whoever started it. */
  public static Optional<PostgresServer> running(Path directory) {
    return builder().directory(directory).findRunning();
  }

  /** What may be chosen before the start. */
  public static final class Builder {
    private @Nullable Path directory;
    private Path installationRoot = Installation.defaultRoot();
    private Durability durability = Durability.DURABLE;
    private int port;
    private boolean detached;
    private Duration startTimeout = Duration.ofSeconds(60);
    private @Nullable Path log;

    private Builder() {}

    /** Where data, log and password live; created when missing, kept on stop. Required. */
    public Builder directory(Path value) {
      this.directory = value;
      return this;
    }

    /** Where the binaries are unpacked once; default {@code ~/.cache/openbeian}. */
    public Builder installationRoot(Path value) {
      this.installationRoot = value;
      return this;
    }

    /** Default {@link Durability#DURABLE}. */
    public Builder durability(Durability value) {
      this.durability = value;
      return this;
    }

    /** The TCP port; 0 (the default) picks a free one and keeps it over restarts. */
    public Builder port(int value) {
      this.port = value;
      return this;
    }

    /** Whether the server outlives this JVM; default no. */
    public Builder detached(boolean value) {
      this.detached = value;
      return this;
    }

    /** How long a start may take, recovery included; default 60 seconds. */
    public Builder startTimeout(Duration value) {
      this.startTimeout = value;
      return this;
    }

    /** The server's log file; default {@code server.log} in the directory. */
    public Builder log(Path value) {
      this.log = value;
      return this;
    }

    /**
     * Starts the server and waits until it takes connections; takes over the one that runs from
     * this directory already.
     *
     * @throws ServerException when it does not start, with the reason and the end of its log
     */
    public PostgresServer start() {
      var running = findRunning();
      if (running.isPresent()) {
        var server = running.get();
        if (port != 0 && server.port != port) {
          throw new ServerException(
              "PostgreSQL already runs from "
                  + server.directory
                  + ", but on port "
                  + server.port
                  + " instead of "
                  + port
                  + ". Stop it first.");
        }
        return server;
      }
      var server = create();
      server.start();
      return server;
    }

    private Optional<PostgresServer> findRunning() {
      var root = requiredDirectory();
      return PostmasterPid.read(root.resolve("data"))
          .filter(PostmasterPid::isAlive)
          .map(
              pid -> {
                var server = create();
                server.port = pid.port();
                return server;
              });
    }

    private PostgresServer create() {
      var root = requiredDirectory();
      var installation = PostgresBinaries.install(installationRoot);
      return new PostgresServer(this, root, installation, password(root));
    }

    private Path requiredDirectory() {
      if (directory == null) {
        throw new IllegalArgumentException("A directory is required.");
      }
      return directory.toAbsolutePath().normalize();
    }

    private static String password(Path root) {
      var file = root.resolve("password");
      try {
        Files.createDirectories(root);
        if (Files.exists(file)) {
          return Files.readString(file).strip();
        }
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var ownerOnly =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerOnly);
        var password = HexFormat.of().formatHex(random);
        Files.writeString(file, password + "\n");
        return password;
      } catch (IOException e) {
        throw new ServerException("Cannot use " + root + " for PostgreSQL: " + e, e);
      }
    }
  }

  /** Starts the server again, on the same port; does nothing when it runs. */
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    try {
      if (!Files.isDirectory(data())) {
        initialise();
      }
      refuseOtherVersions();
      if (port == 0) {
        port = Ports.free();
      } else if (!Ports.isFree(port)) {
        throw new ServerException(
            "PostgreSQL cannot start: port " + port + " is taken by another program.");
      }
      PostmasterPid.forgetZombie(data());
      writeConfiguration();
    } catch (IOException e) {
      throw new ServerException("PostgreSQL cannot use " + directory + ": " + e, e);
    }
    // pg_ctl gives the server a session of its own, so that it survives us and our terminal
    var outcome =
        run(
            settings.startTimeout.plusSeconds(5),
            "pg_ctl",
            "start",
            "--wait",
            "--timeout=" + settings.startTimeout.toSeconds(),
            "--pgdata=" + data(),
            "--log=" + log());
    if (outcome.exitCode() != 0) {
      throw ServerException.withLog(
          "PostgreSQL did not start: " + outcome.reason() + rootHint(outcome), log());
    }
    if (!settings.detached) {
      lifeline = Lifeline.tie(pid(), "QUIT");
    }
  }

  /** Stops the server and waits until it is gone; does nothing when it is not running. */
  public synchronized void stop(StopMode mode) {
    cutLifeline();
    if (!isRunning()) {
      return;
    }
    var outcome =
        run(
            STOP_TIMEOUT.plusSeconds(5),
            "pg_ctl",
            "stop",
            "--wait",
            "--timeout=" + STOP_TIMEOUT.toSeconds(),
            "--mode=" + (mode == StopMode.FAST ? "fast" : "immediate"),
            "--pgdata=" + data());
    if (outcome.exitCode() != 0 && isRunning()) {
      throw ServerException.withLog("PostgreSQL did not stop: " + outcome.reason(), log());
    }
  }

  /** {@link StopMode#FAST}. */
  public void stop() {
    stop(StopMode.FAST);
  }

  /** SIGKILL to the server's first process; the others notice and end. */
  public synchronized void kill() {
    cutLifeline();
    PostmasterPid.read(data())
        .filter(PostmasterPid::isAlive)
        .flatMap(pid -> ProcessHandle.of(pid.pid()))
        .ifPresent(
            handle -> {
              var all = new ArrayList<>(handle.children().toList());
              all.add(handle);
              handle.destroyForcibly();
              all.forEach(process -> ServerProcess.awaitEnd(process, Duration.ofSeconds(10)));
            });
  }

  /** {@code pg_ctl -m immediate} and a start: what a crash and a quick recovery look like. */
  public synchronized void restartImmediately() {
    stop(StopMode.IMMEDIATE);
    start();
  }

  /** Stops the server unless it was started to outlive this JVM. */
  @Override
  public void close() {
    if (!settings.detached) {
      stop(settings.durability == Durability.FAST ? StopMode.IMMEDIATE : StopMode.FAST);
    }
  }

  /**
   * Creates a database and the role that owns it, unless they exist; sets the role's password
   * anyway. Other ordinary roles may not connect to it.
   */
  public void createDatabase(String name, String owner, String ownerPassword) {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      var role = identifier(connection, owner);
      if (!exists(connection, "select 1 from pg_roles where rolname = ?", owner)) {
        statement.execute("create role " + role + " login");
      }
      statement.execute("alter role " + role + " password " + literal(connection, ownerPassword));
      if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
        var database = identifier(connection, name);
        statement.execute("create database " + database + " owner " + role);
        statement.execute("revoke connect on database " + database + " from public");
      }
    } catch (SQLException e) {
      throw new ServerException("Cannot create the database " + name + ": " + e.getMessage(), e);
    }
  }

  /** A setting as the running server reports it ({@code SHOW fsync} gives {@code on}). */
  public String show(String setting) {
    try (var connection = connect("postgres");
        var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, setting);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new ServerException("Cannot read " + setting + ": " + e.getMessage(), e);
    }
  }

  /** A connection as the superuser; the caller closes it. */
  public Connection connect(String database) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {HOST});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(SUPERUSER);
    source.setPassword(password);
    source.setConnectTimeout(10);
    return source.getConnection();
  }

  /** Whether the server's process lives. */
  public boolean isRunning() {
    return PostmasterPid.read(data()).filter(PostmasterPid::isAlive).isPresent();
  }

  /**
   * The server's first process.
   *
   * @throws ServerException when it is not running
   */
  public long pid() {
    return PostmasterPid.read(data())
        .filter(PostmasterPid::isAlive)
        .map(PostmasterPid::pid)
        .orElseThrow(() -> new ServerException("PostgreSQL is not running."));
  }

  public String host() {
    return HOST;
  }

  public int port() {
    return port;
  }

  /** The superuser's name. */
  public String username() {
    return SUPERUSER;
  }

  /** The superuser's password, drawn at random when the directory was created. */
  public String password() {
    return password;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
  }

  /** The URL for Vert.x clients ({@code quarkus.datasource.reactive.url}). */
  public String reactiveUrl(String database) {
    return "postgresql://" + HOST + ":" + port + "/" + database;
  }

  public Path directory() {
    return directory;
  }

  public Path log() {
    return settings.log == null
        ? directory.resolve("server.log")
        : settings.log.toAbsolutePath().normalize();
  }

  private Path data() {
    return directory.resolve("data");
  }

  // into a draft that is renamed: a data directory is whole or is not there
  private void initialise() throws IOException {
    var draft = Files.createTempDirectory(directory, ".data-");
    try {
      var command = new ArrayList<String>();
      command.addAll(
          List.of(
              "initdb",
              "--pgdata=" + draft,
              "--username=" + SUPERUSER,
              "--pwfile=" + directory.resolve("password"),
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              // the server's own locale: the same on every system, whatever is installed there
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--no-instructions"));
      if (settings.durability == Durability.FAST) {
        command.add("--no-sync");
      }
      var outcome = run(Duration.ofMinutes(2), command.toArray(String[]::new));
      if (outcome.exitCode() != 0) {
        throw new ServerException(
            "PostgreSQL could not create its data directory in "
                + directory
                + ": "
                + outcome.reason()
                + rootHint(outcome));
      }
      Files.writeString(
          draft.resolve("postgresql.conf"),
          Files.readString(draft.resolve("postgresql.conf")) + "\ninclude 'openbeian.conf'\n");
      Installation.publish(draft, data());
    } finally {
      Installation.deleteTree(draft);
    }
  }

  private void refuseOtherVersions() throws IOException {
    var version = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!version.equals(Integer.toString(MAJOR_VERSION))) {
      throw new ServerException(
          "The data in "
              + directory
              + " was written by PostgreSQL "
              + version
              + "; this is PostgreSQL "
              + MAJOR_VERSION
              + ". Remove the directory or move it away.");
    }
  }

  private void writeConfiguration() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("listen_addresses = '" + HOST + "'");
    lines.add("port = " + port);
    lines.add("unix_socket_directories = ''");
    lines.add("max_connections = 200");
    lines.add("timezone = 'UTC'");
    lines.add("log_timezone = 'UTC'");
    // a failing statement and its values may hold personal data, and logs must not
    lines.add("log_min_error_statement = panic");
    lines.add("log_error_verbosity = terse");
    lines.add("log_parameter_max_length_on_error = 0");
    switch (settings.durability) {
      case DURABLE -> {
        lines.add("fsync = on");
        lines.add("synchronous_commit = on");
        lines.add("full_page_writes = on");
        lines.add("shared_buffers = 256MB");
        lines.add("max_wal_size = 2GB");
      }
      case FAST -> {
        lines.add("fsync = off");
        lines.add("synchronous_commit = off");
        lines.add("full_page_writes = off");
        lines.add("shared_buffers = 64MB");
      }
    }
    Files.write(data().resolve("openbeian.conf"), lines);
  }

  private void cutLifeline() {
    if (lifeline != null) {
      lifeline.close();
      lifeline = null;
    }
  }

  private record Outcome(int exitCode, String output) {
    String reason() {
      var lines = output.strip().lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "exit code " + exitCode : lines.get(lines.size() - 1);
    }
  }

  private Outcome run(Duration timeout, String... command) {
    var whole = new ArrayList<String>();
    if (isRoot()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody
      whole.addAll(List.of("unshare", "-U"));
    }
    whole.add(installation.resolve("bin").resolve(command[0]).toString());
    whole.addAll(List.of(command).subList(1, command.length));
    try {
      var output = Files.createTempFile("openbeian-", ".out");
      try {
        var builder = new ProcessBuilder(whole);
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        var process = builder.start();
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new ServerException(command[0] + " took longer than " + timeout + ".");
        }
        return new Outcome(process.exitValue(), Files.readString(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new ServerException("Cannot run " + command[0] + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for " + command[0] + ".", e);
    }
  }

  private static String rootHint(Outcome outcome) {
    return isRoot() && outcome.output().contains("unshare")
        ? "\nPostgreSQL does not run as root, and this system does not let root hide in a user"
            + " namespace: run this as an ordinary user."
        : "";
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String identifier(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.enquoteIdentifier(name, true);
    }
  }

  private static String literal(Connection connection, String value) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.enquoteLiteral(value);
    }
  }

  @Override
  public String toString() {
    return "PostgreSQL on port " + port + " (" + directory + ")";
  }
}
