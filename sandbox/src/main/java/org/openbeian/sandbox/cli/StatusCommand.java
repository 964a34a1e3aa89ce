package org.openbeian.sandbox.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openbeian.sandbox.stack.ComponentStatus;
import org.openbeian.sandbox.stack.ComponentStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = {
      "Shows what runs.",
      "Exit code 0 when everything is ready, 3 when nothing runs, 1 otherwise."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final int NOTHING_RUNS = 3;

  private final Terminal terminal;
  @Mixin private StackOptions options = new StackOptions();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var parts = options.stack().open().status();
    out.printf("  %-22s %-10s %8s %6s %9s %9s%n", "", "", "pid", "port", "up for", "memory");
    for (var part : parts) {
      out.printf(
          "  %-22s %s %8s %6d %9s %9s%n",
          part.name(),
          state(part.state()),
          part.pid().isPresent() ? part.pid().getAsLong() : "",
          part.port(),
          part.startedAt().map(StatusCommand::age).orElse(""),
          memory(part));
    }
    if (parts.stream().allMatch(part -> part.state() == State.READY)) {
      return 0;
    }
    boolean nothing = parts.stream().allMatch(part -> part.state() == State.STOPPED);
    out.println();
    out.println(
        nothing
            ? "  Nothing runs. ./beian up starts everything."
            : "  Not everything is ready. ./beian up starts what is missing, ./beian logs NAME"
                + " tells why.");
    return nothing ? NOTHING_RUNS : Beian.FAILED;
  }

  private String state(State state) {
    return switch (state) {
      case READY -> terminal.good(String.format("%-10s", "ready"));
      case NOT_READY -> terminal.warning(String.format("%-10s", "not ready"));
      case STOPPED -> terminal.bad(String.format("%-10s", "stopped"));
    };
  }

  private static String age(Instant start) {
    var age = Duration.between(start, Instant.now());
    if (age.toHours() >= 48) {
      return age.toDays() + " d";
    }
    return age.toMinutes() >= 120
        ? age.toHours() + " h"
        : age.toSeconds() >= 120 ? age.toMinutes() + " min" : age.toSeconds() + " s";
  }

  // known on Linux only
  private static String memory(ComponentStatus part) {
    if (part.pid().isEmpty()) {
      return "";
    }
    try {
      return Files.readAllLines(Path.of("/proc/" + part.pid().getAsLong() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .map(kib -> String.format(Locale.ROOT, "%d MiB", kib / 1024))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
