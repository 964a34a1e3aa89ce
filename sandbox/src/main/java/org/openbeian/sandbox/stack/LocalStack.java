package org.openbeian.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openbeian.embedded.KafkaServer;
import org.openbeian.embedded.Lifeline;
import org.openbeian.embedded.Ports;
import org.openbeian.embedded.PostgresServer;
import org.openbeian.embedded.ServerException;
import org.openbeian.embedded.ServerProcess;
import org.openbeian.sandbox.outside.OutsideWorld;
import org.openbeian.sandbox.outside.OutsideWorldConfig;

/**
 * Everything on one machine: PostgreSQL, Kafka, the outside world and the five services, each a
 * process of its own with the settings of production. A data directory holds one stack; whoever
 * opens it finds what runs there. Safe for use by several threads.
 *
 * <pre>{@code
 * try (var stack = LocalStack.builder().home(repository).dataDirectory(dir)
 *     .ports(StackPorts.free()).open()) {
 *   stack.start();
 *   stack.kill(Service.ORDER);
 *   stack.start(Service.ORDER);
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {
  /** The topics that the services publish to. */
  public static final List<String> TOPICS =
      List.of(
          "beian.orders",
          "beian.reviews",
          "beian.sms-verifications",
          "beian.audits",
          "beian.notifications");

  private static final int PARTITIONS = 4;
  // personal data must not outlive its erasure on topics; and shorter than inboxes remember
  private static final Duration TOPIC_RETENTION = Duration.ofDays(7);
  private static final String OUTSIDE = "outside";

  /** In ASCII: a process may read its environment in another encoding. */
  private static final String MAILING_ADDRESS =
      "OpenBeian Filing Review, 1 Shili Road, Xihu District, Hangzhou, Zhejiang 310000";

  private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration ARCHIVE_TIMEOUT = Duration.ofSeconds(60);
  // JVMs that start beside more of them than there are processors cost each other caches and time
  private static final int SERVICES_AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;
  private static final long MAX_LOG_BYTES = 20L << 20;
  private static final List<String> SERVICE_JVM_OPTIONS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
  // a build's own classes need no proof each time; the room spares collections that only grow it
  private static final List<String> QUICK_START_JVM_OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:MetaspaceSize=128m",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");
  private static final List<String> OUTSIDE_JVM_OPTIONS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Told what is ready, on any thread. */
  public interface Progress {
    void ready(String component, Duration took);
  }

  private final Builder settings;
  private final Path home;
  private final Path directory;
  private final StackPorts ports;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, Lifeline> lifelines = new LinkedHashMap<>();
  private final Map<Service, Map<String, String>> extraEnvironment;
  private @Nullable PostgresServer postgres;
  private @Nullable KafkaServer kafka;

  private LocalStack(Builder settings, Path home, Path directory, StackPorts ports) {
    this.settings = settings;
    this.home = home;
    this.directory = directory;
    this.ports = ports;
    this.extraEnvironment = new EnumMap<>(settings.environment);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What may be chosen. */
  public static final class Builder {
    private @Nullable Path home;
    private @Nullable Path dataDirectory;
    private @Nullable StackPorts ports;
    private boolean detached;
    private boolean archives = true;
    private boolean quickStart;
    private Progress progress = (component, took) -> {};
    private final Map<Service, Map<String, String>> environment = new EnumMap<>(Service.class);

    private Builder() {}

    /** The repository, where the built jars are. Required. */
    public Builder home(Path value) {
      this.home = value;
      return this;
    }

    /** Where data, logs and pid files live; default {@code .beian} in the repository. */
    public Builder dataDirectory(Path value) {
      this.dataDirectory = value;
      return this;
    }

    /** Default: those of the stack that runs in the data directory, else the documented ones. */
    public Builder ports(StackPorts value) {
      this.ports = value;
      return this;
    }

    /** Whether what is started outlives this JVM, even its death; default no. */
    public Builder detached(boolean value) {
      this.detached = value;
      return this;
    }

    /** Whether class data archives are written and used, for faster starts; default yes. */
    public Builder classArchives(boolean value) {
      this.archives = value;
      return this;
    }

    /**
     * Whether services are compiled quickly rather than well, and their classes taken on trust:
     * they start in half the time and stay slower, which suits a demo or a test, not a bench. Class
     * data archives are used where they are, but not written. Default no.
     */
    public Builder quickStart(boolean value) {
      this.quickStart = value;
      return this;
    }

    /** Called as each part gets ready. */
    public Builder progress(Progress value) {
      this.progress = value;
      return this;
    }

    /** Environment variables of a service beside, or in place of, the usual ones. */
    public Builder environment(Service service, Map<String, String> values) {
      this.environment.put(service, Map.copyOf(values));
      return this;
    }

    /** The stack of the data directory, as it is; starts nothing. */
    public LocalStack open() {
      if (home == null) {
        throw new IllegalArgumentException("The repository's directory is required.");
      }
      var root = home.toAbsolutePath().normalize();
      var data =
          dataDirectory == null
              ? root.resolve(".beian")
              : dataDirectory.toAbsolutePath().normalize();
      var last = StackPorts.read(data.resolve("run/ports.properties"));
      var wanted =
          Optional.ofNullable(ports).or(() -> last).orElseGet(() -> StackPorts.standard(0));
      var stack = new LocalStack(this, root, data, wanted);
      if (last.isPresent() && !last.get().equals(wanted) && stack.runsAnything()) {
        throw new StackException(
            "A stack runs in " + data + " already, with other ports.",
            "Stop it with ./beian down, or choose another --data-dir.");
      }
      return stack;
    }
  }

  // ---- the whole

  /**
   * Starts what does not run: first the infrastructure, then the services, as many at a time as
   * keep the processors busy. A service that is older than its jar is restarted.
   *
   * @throws StackException when something does not start; what did start keeps running
   */
  public void start() {
    exclusively(
        () -> {
          requireJars();
          stopOutdated();
          requireFreePorts();
          ports.write(runDirectory().resolve("ports.properties"));
          inParallel(List.of(this::startPostgres, this::startKafka, this::startOutside));
          inParallel(
              Arrays.stream(Service.values())
                  .map(service -> (Runnable) () -> startService(service))
                  .toList(),
              SERVICES_AT_ONCE);
        });
  }

  /** Starts PostgreSQL, Kafka and the outside world only. */
  public void startInfrastructure() {
    exclusively(
        () -> {
          requireFreePorts();
          ports.write(runDirectory().resolve("ports.properties"));
          inParallel(List.of(this::startPostgres, this::startKafka, this::startOutside));
        });
  }

  /** Whether the next stop takes some seconds longer, because it writes class data archives. */
  public boolean stopWritesArchives() {
    return Arrays.stream(Service.values())
        .filter(this::isRunning)
        .flatMap(service -> archive(service).stream())
        .anyMatch(ClassArchive::isPromised);
  }

  /** Stops everything that runs, the services first; the data stays. */
  public void stop() {
    exclusively(
        () -> {
          inParallel(
              Arrays.stream(Service.values())
                  .map(service -> (Runnable) () -> stopProcess(service.id()))
                  .toList());
          inParallel(
              List.of(
                  () -> stopProcess(OUTSIDE),
                  () -> kafkaIfKnown().ifPresent(KafkaServer::stop),
                  () -> postgresIfKnown().ifPresent(PostgresServer::stop)));
        });
  }

  /** Stops everything, unless it was started to outlive this JVM. */
  @Override
  public void close() {
    if (!settings.detached) {
      stop();
    }
  }

  /** Stops everything and deletes its data, secrets and logs. */
  public void reset() {
    stop();
    for (var name :
        List.of("postgres", "kafka", "outside", "materials", "logs", "secrets.properties", "run")) {
      deleteTree(directory.resolve(name));
    }
  }

  /** All parts in the order in which they start. */
  public List<ComponentStatus> status() {
    var status = new ArrayList<ComponentStatus>();
    var runningPostgres = PostgresServer.running(postgresDirectory());
    status.add(
        component(
            "postgres",
            runningPostgres.map(PostgresServer::pid).map(OptionalLong::of),
            ports.postgres(),
            () -> Ports.isListening(ports.postgres())));
    var runningKafka = KafkaServer.running(kafkaDirectory());
    status.add(
        component(
            "kafka",
            runningKafka.map(KafkaServer::pid).map(OptionalLong::of),
            ports.kafka(),
            () -> Ports.isListening(ports.kafka())));
    status.add(
        component(
            OUTSIDE,
            find(OUTSIDE).map(ServerProcess::pid).map(OptionalLong::of),
            ports.outside(),
            () -> Health.isOk(outsideUrl() + "/health")));
    for (var service : Service.values()) {
      status.add(
          component(
              service.id(),
              find(service.id()).map(ServerProcess::pid).map(OptionalLong::of),
              ports.of(service),
              () -> isReady(service)));
    }
    return status;
  }

  // ---- one service

  /** Starts a service and waits until it is ready; does nothing when it runs. */
  public void start(Service service) {
    exclusively(() -> startService(service));
  }

  /** Ends a service in an orderly way. */
  public void stop(Service service) {
    exclusively(() -> stopProcess(service.id()));
  }

  /** {@code kill -9}. */
  public void kill(Service service) {
    exclusively(
        () -> {
          cutLifeline(service.id());
          find(service.id()).ifPresent(ServerProcess::kill);
        });
  }

  public boolean isRunning(Service service) {
    return find(service.id()).isPresent();
  }

  /** Whether the service's readiness check passes now. */
  public boolean isReady(Service service) {
    return Health.isOk(url(service) + "/q/health/ready");
  }

  /** The service's process. */
  public OptionalLong pid(Service service) {
    return find(service.id())
        .map(process -> OptionalLong.of(process.pid()))
        .orElse(OptionalLong.empty());
  }

  // ---- infrastructure

  /** A keyed hash as the services make it, with the stack's key. */
  public String keyedHash(String purpose, String value) {
    return Secrets.in(directory).keyedHash(purpose, value);
  }

  /**
   * The database server.
   *
   * @throws StackException before the first start
   */
  public PostgresServer postgres() {
    return postgresIfKnown().orElseThrow(() -> notStarted("PostgreSQL"));
  }

  /**
   * The broker.
   *
   * @throws StackException before the first start
   */
  public KafkaServer kafka() {
    return kafkaIfKnown().orElseThrow(() -> notStarted("Kafka"));
  }

  // ---- where things are

  public StackPorts ports() {
    return ports;
  }

  /** The one origin of all REST APIs. */
  public String gatewayUrl() {
    return url(ports.gateway());
  }

  public String url(Service service) {
    return url(ports.of(service));
  }

  /** Phones, mailboxes, tokens, clock. */
  public String outsideUrl() {
    return url(ports.outside());
  }

  public String issuerUrl() {
    return "http://localhost:" + ports.issuer() + "/beian";
  }

  public Path dataDirectory() {
    return directory;
  }

  /** The log of a part, by the name that {@link #status()} shows. */
  public Path log(String component) {
    return directory.resolve("logs").resolve(component + ".log");
  }

  // ---- what the outside world does

  /** A ready-made access token of a test user. */
  public String token(String user) {
    return call(HttpRequest.newBuilder(URI.create(outsideUrl() + "/tokens/" + user)).build());
  }

  /** Moves the time of all services on; returns when everything that is due then has happened. */
  public void advanceClock(Duration by) {
    call(
        HttpRequest.newBuilder(URI.create(outsideUrl() + "/sandbox/clock/advance"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"by\":\"" + by + "\"}"))
            .build());
  }

  private String call(HttpRequest request) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new StackException(
            "The outside world answered " + answer.statusCode() + ": " + answer.body(),
            "Its log is " + log(OUTSIDE) + ".");
      }
      return answer.body();
    } catch (IOException e) {
      throw new StackException(
          "The outside world does not answer at " + outsideUrl() + ".",
          "Start the stack with ./beian up; its log is " + log(OUTSIDE) + ".",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  // ---- starting

  private void startPostgres() {
    timed(
        "postgres",
        () -> {
          if (postgres == null) {
            postgres = postgresBuilder().port(ports.postgres()).start();
          } else {
            postgres.start();
          }
          var secrets = Secrets.in(directory);
          for (var service : Service.values()) {
            postgres.createDatabase(
                service.database(), service.database(), secrets.databasePassword(service));
          }
        });
  }

  private void startKafka() {
    timed(
        "kafka",
        () -> {
          if (kafka == null) {
            kafka =
                kafkaBuilder().port(ports.kafka()).controllerPort(ports.kafkaController()).start();
          } else {
            kafka.start();
          }
          kafka.createTopics(PARTITIONS, TOPICS);
          kafka.retain(TOPICS, TOPIC_RETENTION);
        });
  }

  private void startOutside() {
    if (find(OUTSIDE).isPresent()) {
      return;
    }
    timed(
        OUTSIDE,
        () -> {
          var services = new LinkedHashMap<String, String>();
          for (var service : Service.values()) {
            services.put(service.id(), url(service));
          }
          var config =
              new OutsideWorldConfig(
                  directory.resolve("outside"),
                  ports.outside(),
                  ports.issuer(),
                  ports.smtp(),
                  ports.gateway(),
                  ports.dns(),
                  services);
          var secrets = Secrets.in(directory);
          var command = new ArrayList<String>();
          command.add(java());
          command.addAll(OUTSIDE_JVM_OPTIONS);
          command.add("-cp");
          command.add(System.getProperty("java.class.path"));
          command.add("org.openbeian.sandbox.outside.OutsideWorld");
          command.addAll(List.of(config.toArguments()));
          launch(
              OUTSIDE,
              command,
              Map.of(
                  OutsideWorld.REAL_PERSON_SECRET,
                  secrets.realPersonSecret(),
                  OutsideWorld.RECEIPTS_SECRET,
                  secrets.receiptsSecret(),
                  OutsideWorld.SECOND_RECEIPTS_SECRET,
                  secrets.secondReceiptsSecret()),
              outsideUrl() + "/health");
        });
  }

  private void startService(Service service) {
    if (find(service.id()).isPresent()) {
      return;
    }
    timed(
        service.id(),
        () -> {
          var command = new ArrayList<String>();
          command.add(java());
          command.addAll(SERVICE_JVM_OPTIONS);
          if (settings.quickStart) {
            command.addAll(QUICK_START_JVM_OPTIONS);
          }
          archive(service)
              .ifPresent(archive -> command.addAll(archive.jvmOptions(!settings.quickStart)));
          command.add("-jar");
          command.add(service.jar(home).toString());
          launch(service.id(), command, environment(service), url(service) + "/q/health/ready");
        });
  }

  /** The environment of a service: as in production, only the addresses differ. */
  private Map<String, String> environment(Service service) {
    var database = service.database();
    var secrets = Secrets.in(directory);
    var environment = new LinkedHashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres().reactiveUrl(database));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres().jdbcUrl(database));
    environment.put("QUARKUS_DATASOURCE_USERNAME", database);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(service));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka().bootstrapServers());
    environment.put("BEIAN_OIDC_ISSUER", issuerUrl());
    environment.put("BEIAN_SEALING_KEYS", secrets.sealingKeys());
    environment.put("BEIAN_SEALING_INDEX_KEY", secrets.sealingIndexKey());
    if (service == Service.ORDER || service == Service.REVIEW) {
      environment.put("BEIAN_MATERIALS_PERMIT_KEYS", secrets.permitKeys());
    }
    environment.put("BEIAN_CLOCK", "sandbox");
    environment.put("BEIAN_CLOCK_URL", outsideUrl() + "/sandbox/clock");
    environment.put("BEIAN_SMS_GATEWAY_URL", outsideUrl() + "/sms");
    if (service == Service.SMS_VERIFY) {
      environment.put("BEIAN_SMS_PAGE_URL", gatewayUrl() + "/verify");
      // demos, tests and benches are all one address, and their people file again and again
      for (var limit : List.of("ATTEMPTS", "RESENDS")) {
        environment.put("BEIAN_SMS_LIMITS_" + limit + "_PER_ADDRESS", "none");
        environment.put("BEIAN_SMS_LIMITS_" + limit + "_PER_PHONE", "none");
      }
    }
    // whoever tries it at night in Beijing wants to see the texts, too; an account may choose hours
    environment.put("BEIAN_NOTICES_QUIET_HOURS", "off");
    if (service == Service.SMS_VERIFY || service == Service.NOTIFICATION) {
      environment.put("BEIAN_SMS_GATEWAY_SECOND_URL", outsideUrl() + "/sms-2");
      environment.put(
          "BEIAN_SMS_GATEWAY_RECEIPTS_URL",
          url(service)
              + "/api/v1/"
              + (service == Service.SMS_VERIFY ? "sms-receipts" : "notice-receipts"));
      environment.put(OutsideWorld.RECEIPTS_SECRET, secrets.receiptsSecret());
      environment.put(OutsideWorld.SECOND_RECEIPTS_SECRET, secrets.secondReceiptsSecret());
    }
    environment.put("BEIAN_REGISTRY_URL", outsideUrl() + "/registry");
    environment.put("BEIAN_REGISTRY_PROVIDER_CODE", OutsideWorld.PROVIDER_CODE);
    environment.put("BEIAN_RDAP_URL", outsideUrl() + "/rdap");
    environment.put("BEIAN_DNS_SERVER", "127.0.0.1:" + ports.dns());
    environment.put("BEIAN_INVENTORY_URL", outsideUrl() + "/inventory");
    if (service == Service.ORDER) {
      environment.put("BEIAN_REAL_PERSON_URL", outsideUrl() + "/real-person");
      environment.put(OutsideWorld.REAL_PERSON_SECRET, secrets.realPersonSecret());
    }
    // who tries webhooks here has no other place to receive them
    environment.put("BEIAN_WEBHOOKS_TRUSTED_HOSTS", "localhost,127.0.0.1");
    environment.put("BEIAN_RECOGNITION_URL", outsideUrl() + "/recognition");
    environment.put("BEIAN_REVIEW_MAILING_ADDRESS", MAILING_ADDRESS);
    environment.put(
        "BEIAN_ORDER_MATERIALS_DIRECTORY",
        directory.resolve("materials").toAbsolutePath().toString());
    environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
    environment.put("QUARKUS_MAILER_PORT", Integer.toString(ports.smtp()));
    environment.putAll(extraEnvironment.getOrDefault(service, Map.of()));
    return environment;
  }

  private void launch(
      String name, List<String> command, Map<String, String> environment, String readyUrl) {
    rotate(log(name));
    var process = ServerProcess.start(command, environment, log(name), pidFile(name));
    if (!settings.detached) {
      synchronized (lifelines) {
        lifelines.put(name, Lifeline.tie(process.pid(), "KILL"));
      }
    }
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!Health.isOk(readyUrl)) {
      if (!process.isAlive()) {
        cutLifeline(name);
        throw new StackException(
            name + " ended while it was starting." + tail(name),
            "The whole log is " + log(name) + ".");
      }
      if (System.nanoTime() > deadline) {
        throw new StackException(
            name
                + " runs, but did not get ready within "
                + START_TIMEOUT.toSeconds()
                + " s ("
                + readyUrl
                + ")."
                + tail(name),
            "The whole log is " + log(name) + ".");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private String tail(String name) {
    var lines = ServerException.tail(log(name), 15);
    return lines.isEmpty() ? "" : "\nIts last words:\n  " + String.join("\n  ", lines);
  }

  private void timed(String name, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    settings.progress.ready(name, Duration.ofNanos(System.nanoTime() - begun));
  }

  // ---- stopping

  private void stopProcess(String name) {
    cutLifeline(name);
    var process = find(name);
    if (process.isEmpty()) {
      return;
    }
    var archive = Service.byId(name).flatMap(this::archive).filter(ClassArchive::isPromised);
    boolean ended = process.get().stop(archive.isPresent() ? ARCHIVE_TIMEOUT : STOP_TIMEOUT);
    archive.ifPresent(promised -> promised.publish(ended));
  }

  private void stopOutdated() {
    inParallel(
        Arrays.stream(Service.values())
            .filter(
                service ->
                    find(service.id())
                        .flatMap(ServerProcess::startedAt)
                        .filter(start -> start.isBefore(lastModified(service.jar(home))))
                        .isPresent())
            .map(service -> (Runnable) () -> stopProcess(service.id()))
            .toList());
  }

  private static java.time.Instant lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cutLifeline(String name) {
    synchronized (lifelines) {
      var lifeline = lifelines.remove(name);
      if (lifeline != null) {
        lifeline.close();
      }
    }
  }

  // ---- checks

  private void requireJars() {
    var missing =
        Arrays.stream(Service.values())
            .filter(service -> !Files.exists(service.jar(home)))
            .map(Service::id)
            .toList();
    if (!missing.isEmpty()) {
      throw new StackException(
          "Not built yet: " + String.join(", ", missing) + ".",
          "Run ./beian up, which builds what is missing, or ./mvnw -DskipTests package.");
    }
  }

  private void requireFreePorts() {
    var taken = new ArrayList<String>();
    if (postgresIfKnown().filter(PostgresServer::isRunning).isEmpty()) {
      addIfTaken(taken, "PostgreSQL", ports.postgres());
    }
    if (kafkaIfKnown().filter(KafkaServer::isRunning).isEmpty()) {
      addIfTaken(taken, "Kafka", ports.kafka());
      addIfTaken(taken, "Kafka's controller", ports.kafkaController());
    }
    if (find(OUTSIDE).isEmpty()) {
      addIfTaken(taken, "the gateway", ports.gateway());
      addIfTaken(taken, "the outside world", ports.outside());
      addIfTaken(taken, "the OIDC issuer", ports.issuer());
      addIfTaken(taken, "SMTP", ports.smtp());
    }
    for (var service : Service.values()) {
      if (find(service.id()).isEmpty()) {
        addIfTaken(taken, service.id(), ports.of(service));
      }
    }
    if (!taken.isEmpty()) {
      throw new StackException(
          (taken.size() == 1 ? "A port is" : "Ports are")
              + " taken by other programs: "
              + String.join(", ", taken)
              + ".",
          "Stop the other programs, or move all ports with --port-offset 100.");
    }
  }

  private static void addIfTaken(List<String> taken, String name, int port) {
    if (!Ports.isFree(port)) {
      taken.add(port + " (" + name + ")");
    }
  }

  private boolean runsAnything() {
    return status().stream().anyMatch(part -> part.state() != ComponentStatus.State.STOPPED);
  }

  // ---- small things

  private Optional<PostgresServer> postgresIfKnown() {
    if (postgres == null) {
      // found first and then taken over, so that a later restart has our settings
      postgres =
          PostgresServer.running(postgresDirectory())
              .map(running -> postgresBuilder().start())
              .orElse(null);
    }
    return Optional.ofNullable(postgres);
  }

  private Optional<KafkaServer> kafkaIfKnown() {
    if (kafka == null) {
      kafka =
          KafkaServer.running(kafkaDirectory()).map(running -> kafkaBuilder().start()).orElse(null);
    }
    return Optional.ofNullable(kafka);
  }

  private PostgresServer.Builder postgresBuilder() {
    return PostgresServer.builder()
        .directory(postgresDirectory())
        .log(log("postgres"))
        .detached(settings.detached);
  }

  private KafkaServer.Builder kafkaBuilder() {
    return KafkaServer.builder()
        .directory(kafkaDirectory())
        .log(log("kafka"))
        .detached(settings.detached);
  }

  private static StackException notStarted(String name) {
    return new StackException(name + " was not started yet.", "Start the stack with ./beian up.");
  }

  private Optional<ClassArchive> archive(Service service) {
    var jar = service.jar(home);
    return settings.archives && Files.exists(jar)
        ? Optional.ofNullable(
            ClassArchive.of(
                home.resolve(".beian/cds"), service.id(), Objects.requireNonNull(jar.getParent())))
        : Optional.empty();
  }

  private Optional<ServerProcess> find(String name) {
    return ServerProcess.find(pidFile(name));
  }

  private Path pidFile(String name) {
    return runDirectory().resolve(name + ".pid");
  }

  private Path runDirectory() {
    return directory.resolve("run");
  }

  private Path postgresDirectory() {
    return directory.resolve("postgres");
  }

  private Path kafkaDirectory() {
    return directory.resolve("kafka");
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private interface Check {
    boolean passes();
  }

  private static ComponentStatus component(
      String name, Optional<OptionalLong> pid, int port, Check ready) {
    if (pid.isEmpty()) {
      return new ComponentStatus(
          name, ComponentStatus.State.STOPPED, OptionalLong.empty(), port, Optional.empty());
    }
    var startedAt =
        ProcessHandle.of(pid.get().getAsLong()).flatMap(handle -> handle.info().startInstant());
    var state = ready.passes() ? ComponentStatus.State.READY : ComponentStatus.State.NOT_READY;
    return new ComponentStatus(name, state, pid.get(), port, startedAt);
  }

  private static void rotate(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
        Files.move(
            log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new StackException(
          "Cannot delete " + root + ": " + e.getMessage() + ".", "Delete it by hand.", e);
    }
  }

  /** One at a time over all processes that use the data directory. */
  private synchronized void exclusively(Runnable work) {
    var file = runDirectory().resolve("lock");
    try {
      if (!Files.exists(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.createDirectories(file.getParent());
      try (var channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.tryLock()) {
        if (lock == null) {
          throw busy();
        }
        work.run();
      }
    } catch (OverlappingFileLockException e) {
      throw busy();
    } catch (IOException e) {
      throw new StackException(
          "The data directory " + directory + " cannot be used: " + e.getMessage() + ".",
          "Make it writable or choose another one with --data-dir.",
          e);
    }
  }

  private static StackException busy() {
    return new StackException(
        "Another ./beian is starting or stopping this stack right now.",
        "Wait until it is done and try again.");
  }

  private static void inParallel(List<Runnable> works) {
    inParallel(works, works.size());
  }

  private static void inParallel(List<Runnable> works, int atOnce) {
    if (works.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(works.size(), atOnce));
    try {
      var all = works.stream().map(work -> CompletableFuture.runAsync(work, threads)).toList();
      RuntimeException first = null;
      for (var one : all) {
        try {
          one.join();
        } catch (CompletionException e) {
          var cause = e.getCause() instanceof RuntimeException known ? known : e;
          if (first == null) {
            first = cause;
          } else {
            first.addSuppressed(cause);
          }
        }
      }
      if (first != null) {
        throw first;
      }
    } finally {
      threads.shutdown();
    }
  }
}
