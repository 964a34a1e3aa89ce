package org.openbeian.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of the operating system that is known by a pid file, so that another JVM can find and
 * stop it. It does not see the terminal's Ctrl-C: who started it decides when it ends.
 */
public final class ServerProcess {
  // start times are derived from the boot time, which moves a little when the clock is adjusted
  private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(10);

  private final ProcessHandle handle;
  private final Path pidFile;

  private ServerProcess(ProcessHandle handle, Path pidFile) {
    this.handle = handle;
    this.pidFile = pidFile;
  }

  /**
   * Starts a process whose output is appended to the log file.
   *
   * @param environment added to this JVM's environment
   */
  public static ServerProcess start(
      List<String> command, Map<String, String> environment, Path log, Path pidFile) {
    // ignored signals stay ignored over exec; unlike setsid every system has this
    var detached = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    detached.addAll(command);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Files.createDirectories(pidFile.toAbsolutePath().getParent());
      var builder = new ProcessBuilder(detached);
      builder.environment().putAll(environment);
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      var handle = builder.start().toHandle();
      var process = new ServerProcess(handle, pidFile);
      process.writePidFile();
      return process;
    } catch (IOException e) {
      throw new ServerException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  /** The running process that the pid file names, if it still is the same one. */
  public static Optional<ServerProcess> find(Path pidFile) {
    try {
      var lines = Files.readAllLines(pidFile);
      long pid = Long.parseLong(lines.get(0).strip());
      var startedAt = Instant.ofEpochMilli(Long.parseLong(lines.get(1).strip()));
      return ProcessHandle.of(pid)
          .filter(ServerProcess::isAlive)
          .filter(handle -> startedAbout(handle, startedAt))
          .map(handle -> new ServerProcess(handle, pidFile));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  public long pid() {
    return handle.pid();
  }

  public boolean isAlive() {
    return isAlive(handle);
  }

  /** When the process started, where the system tells. */
  public Optional<Instant> startedAt() {
    return handle.info().startInstant();
  }

  /**
   * Asks the process to end; kills it when it has not ended in time.
   *
   * @return whether it ended by itself
   */
  public boolean stop(Duration timeout) {
    handle.destroy();
    boolean ended = awaitEnd(timeout);
    if (!ended) {
      kill();
    }
    forget();
    return ended;
  }

  /** SIGKILL; returns when the process is gone. */
  public void kill() {
    handle.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
    forget();
  }

  /** Waits for the end; whether it came in time. */
  public boolean awaitEnd(Duration timeout) {
    return awaitEnd(handle, timeout);
  }

  static boolean awaitEnd(ProcessHandle handle, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (isAlive(handle)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(Duration.ofMillis(10));
    }
    return true;
  }

  /** Alive and no zombie: a container's first process does not always collect orphans. */
  static boolean isAlive(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    try {
      var stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return (state != 'Z' && state != 'X') || hasThreadsLeft(handle.pid());
    } catch (IOException | RuntimeException e) {
      // no /proc on macOS, or gone in between
      return handle.isAlive();
    }
  }

  // the first thread of a JVM may be dead while others still close its ports
  private static boolean hasThreadsLeft(long pid) throws IOException {
    try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return threads.count() > 1;
    }
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for a server.", e);
    }
  }

  private static boolean startedAbout(ProcessHandle handle, Instant instant) {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, instant).abs().compareTo(START_TIME_TOLERANCE) < 0)
        .orElse(true);
  }

  private void writePidFile() throws IOException {
    var start = handle.info().startInstant().orElseGet(Instant::now);
    var draft = pidFile.resolveSibling(pidFile.getFileName() + ".new");
    Files.writeString(
        draft, handle.pid() + "\n" + start.toEpochMilli() + "\n", StandardCharsets.UTF_8);
    Files.move(draft, pidFile, StandardCopyOption.REPLACE_EXISTING);
  }

  private void forget() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
