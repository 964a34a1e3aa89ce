package org.openbeian.sandbox.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openbeian.embedded.ServerException;
import org.openbeian.sandbox.stack.ComponentStatus;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Shows the end of the logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Terminal terminal;
  @Mixin private StackOptions options = new StackOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A part as ./beian status names it (default: all).")
  private @Nullable String name;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many lines of each (default: 20 of all, 200 of one).")
  private @Nullable Integer lines;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  LogsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var stack = options.stack().open();
    var names = names(stack);
    int count = lines != null ? lines : names.size() == 1 ? 200 : 20;
    var positions = new LinkedHashMap<String, Long>();
    for (var part : names) {
      var log = stack.log(part);
      positions.put(part, size(log));
      if (names.size() > 1) {
        out.println(terminal.bold(part) + terminal.faint("  " + log));
      }
      ServerException.tail(log, count).forEach(out::println);
    }
    out.flush();
    while (follow) {
      LockSupport.parkNanos(POLL.toNanos());
      follow(stack, positions, out);
    }
    return 0;
  }

  private List<String> names(LocalStack stack) {
    var known = stack.status().stream().map(ComponentStatus::name).toList();
    if (name == null) {
      return known;
    }
    if (!known.contains(name)) {
      throw new StackException(
          "There is no part called " + name + ".", "There are: " + String.join(", ", known) + ".");
    }
    return List.of(name);
  }

  private void follow(LocalStack stack, Map<String, Long> positions, PrintWriter out) {
    for (var position : positions.entrySet()) {
      var log = stack.log(position.getKey());
      long size = size(log);
      long from = size < position.getValue() ? 0 : position.getValue();
      if (size > from) {
        var prefix = positions.size() > 1 ? terminal.faint(position.getKey() + " | ") : "";
        var text = read(log, from, size);
        // a line that is still being written waits for the next look
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(0, whole).lines().forEach(line -> out.println(prefix + line));
        position.setValue(from + text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
      }
    }
    out.flush();
  }

  private static long size(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path log, long from, long to) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(from);
      var bytes = new byte[(int) Math.min(to - from, 1 << 20)];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
