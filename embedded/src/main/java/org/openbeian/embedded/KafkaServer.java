package org.openbeian.embedded;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, broker and controller in one) on 127.0.0.1, running as a JVM of its
 * own from a directory that keeps its topics and log. Safe for use by several threads.
 *
 * <pre>{@code
 * try (var kafka = KafkaServer.builder().directory(dir).durability(FAST).start()) {
 *   kafka.createTopics(4, List.of("orders"));
 * }
 * }</pre>
 */
public final class KafkaServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String BROKER = "/org/openbeian/embedded/broker/";
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final Builder settings;
  private final Path directory;
  private int port;
  private int controllerPort;
  private @Nullable ServerProcess process;
  private @Nullable Lifeline lifeline;

  private KafkaServer(Builder settings, Path directory) {
    this.settings = settings;
    this.directory = directory;
    this.port = settings.port;
    this.controllerPort = settings.controllerPort;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The broker that runs from this directory, whoever started it. */
  public static Optional<KafkaServer> running(Path directory) {
    return builder().directory(directory).findRunning();
  }

  /** What may be chosen before the start. */
  public static final class Builder {
    private @Nullable Path directory;
    private Path installationRoot = Installation.defaultRoot();
    private Durability durability = Durability.DURABLE;
    private int port;
    private int controllerPort;
    private boolean detached;
    private Duration startTimeout = Duration.ofSeconds(60);
    private @Nullable Path log;
    private List<String> jvmOptions =
        List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Builder() {}

    /** Where topics and log live; created when missing, kept on stop. Required. */
    public Builder directory(Path value) {
      this.directory = value;
      return this;
    }

    /** Where the broker's jars are unpacked once; default {@code ~/.cache/openbeian}. */
    public Builder installationRoot(Path value) {
      this.installationRoot = value;
      return this;
    }

    /**
     * Default {@link Durability#DURABLE}: what is acknowledged survives {@code kill -9} of the
     * broker. As everywhere with Kafka, surviving the death of the machine takes replicas.
     */
    public Builder durability(Durability value) {
      this.durability = value;
      return this;
    }

    /** The TCP port; 0 (the default) picks a free one and keeps it over restarts. */
    public Builder port(int value) {
      this.port = value;
      return this;
    }

    /** The controller's TCP port; 0 (the default) picks a free one. */
    public Builder controllerPort(int value) {
      this.controllerPort = value;
      return this;
    }

    /** Whether the broker outlives this JVM; default no. */
    public Builder detached(boolean value) {
      this.detached = value;
      return this;
    }

    /** How long a start may take; default 60 seconds. */
    public Builder startTimeout(Duration value) {
      this.startTimeout = value;
      return this;
    }

    /** The broker's log file; default {@code server.log} in the directory. */
    public Builder log(Path value) {
      this.log = value;
      return this;
    }

    /** Options of the broker's JVM, in place of 512 MB heap, serial collector, C1 only. */
    public Builder jvmOptions(List<String> value) {
      this.jvmOptions = List.copyOf(value);
      return this;
    }

    /**
     * Starts the broker and waits until it answers; takes over the one that runs from this
     * directory already.
     *
     * @throws ServerException when it does not start, with the reason and the end of its log
     */
    public KafkaServer start() {
      var running = findRunning();
      if (running.isPresent()) {
        var server = running.get();
        if (port != 0 && server.port != port) {
          throw new ServerException(
              "Kafka already runs from "
                  + server.directory
                  + ", but on port "
                  + server.port
                  + " instead of "
                  + port
                  + ". Stop it first.");
        }
        return server;
      }
      var server = new KafkaServer(this, requiredDirectory());
      server.start();
      return server;
    }

    private Optional<KafkaServer> findRunning() {
      var root = requiredDirectory();
      return ServerProcess.find(root.resolve("kafka.pid"))
          .map(
              process -> {
                var server = new KafkaServer(this, root);
                server.process = process;
                server.readPorts();
                return server;
              });
    }

    private Path requiredDirectory() {
      if (directory == null) {
        throw new IllegalArgumentException("A directory is required.");
      }
      return directory.toAbsolutePath().normalize();
    }
  }

  /** Starts the broker again, on the same port; does nothing when it runs. */
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    port = freePort("port", port);
    controllerPort = freePort("controller port", controllerPort);
    Path configuration;
    try {
      Files.createDirectories(directory);
      configuration = writeConfiguration();
    } catch (IOException e) {
      throw new ServerException("Kafka cannot use " + directory + ": " + e, e);
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.jvmOptions);
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    command.add("-cp");
    command.add(brokerClassPath(settings.installationRoot));
    command.add("org.openbeian.embedded.broker.BrokerMain");
    command.add(configuration.toString());
    var started = ServerProcess.start(command, Map.of(), log(), directory.resolve("kafka.pid"));
    process = started;
    if (!settings.detached) {
      lifeline = Lifeline.tie(started.pid(), "KILL");
    }
    try {
      awaitReady(started);
    } catch (RuntimeException e) {
      kill();
      throw e;
    }
  }

  /** Ends the broker in an orderly way, by force after 30 seconds. */
  public synchronized void stop() {
    cutLifeline();
    if (process != null) {
      process.stop(STOP_TIMEOUT);
      process = null;
    }
  }

  /** SIGKILL. */
  public synchronized void kill() {
    cutLifeline();
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  /** Stops the broker unless it was started to outlive this JVM. */
  @Override
  public void close() {
    if (settings.detached) {
      return;
    }
    if (settings.durability == Durability.FAST) {
      kill();
    } else {
      stop();
    }
  }

  /** Creates the topics that do not exist yet. */
  public void createTopics(int partitions, Collection<String> names) {
    try (var admin = admin(Duration.ofSeconds(30))) {
      var topics = names.stream().map(name -> new NewTopic(name, partitions, (short) 1)).toList();
      for (var result : admin.createTopics(topics).values().values()) {
        try {
          result.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new ServerException("Cannot create the topics " + names + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while creating topics.", e);
    }
  }

  /**
   * Says how long topics keep their records. A record is there for at most this and a day (the
   * segment that it lies in grows that long), and some minutes.
   */
  public void retain(Collection<String> topics, Duration retention) {
    long segment = Math.min(retention.toMillis(), Duration.ofDays(1).toMillis());
    var settings =
        Map.of(
            "retention.ms", Long.toString(retention.toMillis()),
            "segment.ms", Long.toString(segment),
            "file.delete.delay.ms", "1000");
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new LinkedHashMap<>();
    for (var topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic),
          settings.entrySet().stream()
              .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
              .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
              .toList());
    }
    try (var admin = admin(Duration.ofSeconds(30))) {
      admin.incrementalAlterConfigs(changes).all().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ServerException("Cannot configure the topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while configuring topics.", e);
    }
  }

  /** How many records a topic still holds. */
  public long records(String topic) {
    try (var admin = admin(Duration.ofSeconds(10))) {
      var partitions =
          requireNonNull(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
              .partitions();
      Map<TopicPartition, OffsetSpec> first = new LinkedHashMap<>();
      Map<TopicPartition, OffsetSpec> last = new LinkedHashMap<>();
      for (var partition : partitions) {
        var place = new TopicPartition(topic, partition.partition());
        first.put(place, OffsetSpec.earliest());
        last.put(place, OffsetSpec.latest());
      }
      var begins = admin.listOffsets(first).all().get(10, TimeUnit.SECONDS);
      var ends = admin.listOffsets(last).all().get(10, TimeUnit.SECONDS);
      return first.keySet().stream()
          .mapToLong(
              place ->
                  requireNonNull(ends.get(place)).offset()
                      - requireNonNull(begins.get(place)).offset())
          .sum();
    } catch (ExecutionException | TimeoutException e) {
      throw new ServerException("Cannot look at the topic " + topic + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while looking at a topic.", e);
    }
  }

  /** The topics there are, without Kafka's internal ones. */
  public Set<String> topics() {
    try (var admin = admin(Duration.ofSeconds(10))) {
      return admin.listTopics().names().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ServerException("Cannot list the topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while listing topics.", e);
    }
  }

  /** Whether the broker's process lives. */
  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /**
   * The broker's process.
   *
   * @throws ServerException when it is not running
   */
  public synchronized long pid() {
    if (process == null || !process.isAlive()) {
      throw new ServerException("Kafka is not running.");
    }
    return process.pid();
  }

  /** {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  public Path directory() {
    return directory;
  }

  public Path log() {
    return settings.log == null
        ? directory.resolve("server.log")
        : settings.log.toAbsolutePath().normalize();
  }

  private static int freePort(String what, int wanted) {
    if (wanted == 0) {
      return Ports.free();
    }
    if (!Ports.isFree(wanted)) {
      throw new ServerException(
          "Kafka cannot start: its " + what + " " + wanted + " is taken by another program.");
    }
    return wanted;
  }

  private Path writeConfiguration() throws IOException {
    var config = new Properties();
    config.put("process.roles", "broker,controller");
    config.put("node.id", "1");
    config.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    config.put(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    config.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    config.put("controller.listener.names", "CONTROLLER");
    config.put("log.dirs", directory.resolve("topics").toString());
    config.put("default.replication.factor", "1");
    config.put("min.insync.replicas", "1");
    config.put("num.partitions", "4");
    config.put("offsets.topic.replication.factor", "1");
    config.put("offsets.topic.num.partitions", "4");
    config.put("transaction.state.log.replication.factor", "1");
    config.put("transaction.state.log.min.isr", "1");
    config.put("transaction.state.log.num.partitions", "4");
    config.put("share.coordinator.state.topic.replication.factor", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
    config.put("share.coordinator.state.topic.num.partitions", "1");
    config.put("group.initial.rebalance.delay.ms", "0");
    // topics that the broker creates itself, such as those of dead letters, forget too
    config.put("log.retention.ms", Long.toString(Duration.ofDays(7).toMillis()));
    config.put("log.roll.ms", Long.toString(Duration.ofDays(1).toMillis()));
    config.put("log.retention.check.interval.ms", "20000");
    // the broker's defaults are for machines that do nothing else
    config.put("num.network.threads", "2");
    config.put("num.io.threads", "4");
    config.put("log.cleaner.dedupe.buffer.size", "4194304");
    if (settings.durability == Durability.FAST) {
      config.put("log.cleaner.enable", "false");
    }
    var file = directory.resolve("server.properties");
    try (var out = Files.newBufferedWriter(file)) {
      config.store(out, null);
    }
    return file;
  }

  private void readPorts() {
    var config = new Properties();
    try (var in = Files.newBufferedReader(directory.resolve("server.properties"))) {
      config.load(in);
    } catch (IOException e) {
      throw new ServerException("Cannot read Kafka's configuration in " + directory + ".", e);
    }
    port = afterLastColon(config.getProperty("advertised.listeners"));
    controllerPort = afterLastColon(config.getProperty("controller.quorum.voters"));
  }

  private static int afterLastColon(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private void awaitReady(ServerProcess started) {
    long deadline = System.nanoTime() + settings.startTimeout.toNanos();
    while (!Ports.isListening(port)) {
      failIfOver(started, deadline);
      ServerProcess.pause(Duration.ofMillis(20));
    }
    try (var admin = admin(settings.startTimeout)) {
      while (true) {
        failIfOver(started, deadline);
        try {
          if (!admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty()) {
            return;
          }
        } catch (ExecutionException | TimeoutException e) {
          ServerProcess.pause(Duration.ofMillis(20));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for Kafka.", e);
    }
  }

  private void failIfOver(ServerProcess started, long deadline) {
    if (!started.isAlive()) {
      throw ServerException.withLog("Kafka did not start.", log());
    }
    if (System.nanoTime() > deadline) {
      throw ServerException.withLog(
          "Kafka did not answer within " + settings.startTimeout.toSeconds() + " s.", log());
    }
  }

  private Admin admin(Duration timeout) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
            "20",
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            "200",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            Long.toString(timeout.toMillis()),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            Long.toString(Math.min(timeout.toMillis(), 10_000))));
  }

  // of its own and whole, so that it neither meets nor depends on the caller's class path
  private static String brokerClassPath(Path installationRoot) {
    try {
      var jars = jarNames();
      var main = resource("BrokerMain.class");
      byte[] mainClass;
      try (var in = main.openStream()) {
        mainClass = in.readAllBytes();
      }
      var fingerprint = new java.util.zip.CRC32();
      fingerprint.update(String.join(":", jars).getBytes(StandardCharsets.UTF_8));
      fingerprint.update(mainClass);
      var installation =
          Installation.ensure(
              installationRoot,
              "kafka-" + Long.toHexString(fingerprint.getValue()),
              draft -> {
                for (var jar : jars) {
                  try (var in = resource(jar).openStream()) {
                    Files.copy(in, draft.resolve(jar));
                  }
                }
                var classFile = draft.resolve("." + BROKER + "BrokerMain.class").normalize();
                Files.createDirectories(classFile.getParent());
                Files.write(classFile, mainClass);
              });
      var path = new ArrayList<String>();
      path.add(installation.toString());
      jars.forEach(jar -> path.add(installation.resolve(jar).toString()));
      return String.join(System.getProperty("path.separator"), path);
    } catch (IOException e) {
      throw new ServerException("Cannot read the Kafka broker from the class path: " + e, e);
    }
  }

  private static List<String> jarNames() throws IOException {
    try (var in = resource("class-path").openStream()) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return List.of(text.split(":")).stream()
          .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
          .toList();
    }
  }

  private static URL resource(String name) {
    var url = KafkaServer.class.getResource(BROKER + name);
    if (url == null) {
      throw new ServerException(
          "The Kafka broker (" + name + ") is not on the class path: build the module embedded.");
    }
    return url;
  }

  private void cutLifeline() {
    if (lifeline != null) {
      lifeline.close();
      lifeline = null;
    }
  }

  @Override
  public String toString() {
    return "Kafka on port " + port + " (" + directory + ")";
  }
}
