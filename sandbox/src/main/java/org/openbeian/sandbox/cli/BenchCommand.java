package org.openbeian.sandbox.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openbeian.sandbox.bench.Bench;
import org.openbeian.sandbox.bench.Machine;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Measures whole filings against the running stack: filings per second, latency per step,",
      "event hops, CPU and memory per process, database commits per filing."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Spec private CommandSpec spec;
  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--orders", description = "Whole filings to count (default: ${DEFAULT-VALUE}).")
  private int orders = 1000;

  @Option(names = "--concurrency", description = "Filers at a time (default: ${DEFAULT-VALUE}).")
  private int concurrency = 8;

  @Option(
      names = "--warm-up",
      description = "Whole filings before counting (default: ${DEFAULT-VALUE}).")
  private int warmUp = 1000;

  @Option(
      names = "--open",
      description = "Armed open orders to have first (default: ${DEFAULT-VALUE}).")
  private int open;

  @Option(
      names = "--deadlines",
      description = "Due deadlines to fire, measured on their own (default: ${DEFAULT-VALUE}).")
  private int deadlines;

  @Option(
      names = "--previews",
      description =
          "Previews of one complete draft, measured on their own (default: ${DEFAULT-VALUE}).")
  private int previews;

  @Option(
      names = "--review-tasks",
      paramLabel = "TASKS",
      description = {
        "Open review tasks to have, over all provinces and types and the last 30 days; pages, counts",
        "and the next task are then measured on their own (default: ${DEFAULT-VALUE}).",
        "The tasks stay until ./beian reset."
      })
  private int reviewTasks;

  @Option(
      names = "--reviewers",
      description = "Who take review tasks at the same time, 1–99 (default: ${DEFAULT-VALUE}).")
  private int reviewers = 50;

  @Option(
      names = "--verifications",
      paramLabel = "NUMBERS",
      description = {
        "Phones that wait for their codes; entries on the verification page are then measured on",
        "their own, after as many that do not count (default: ${DEFAULT-VALUE}). They stay until",
        "./beian reset."
      })
  private int verifications;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the figures go (default: ${DEFAULT-VALUE}).")
  private Path json = Path.of("bench.json");

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    if (reviewers < 1 || reviewers > 99) {
      throw new ParameterException(spec.commandLine(), "--reviewers must be 1–99");
    }
    LocalStack stack = options.stack().open();
    stack.start();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new Bench(StackOptions.place(stack), new LocalMachine(stack), out)
        .run(
            new Bench.Options(
                orders,
                concurrency,
                warmUp,
                open,
                deadlines,
                previews,
                reviewTasks,
                reviewers,
                verifications),
            json);
    out.println(terminal.good("✓ done"));
    return 0;
  }

  private record LocalMachine(LocalStack stack) implements Machine {

    @Override
    public Map<String, Long> processes() {
      Map<String, Long> processes = new LinkedHashMap<>();
      stack.status().forEach(part -> part.pid().ifPresent(pid -> processes.put(part.name(), pid)));
      return processes;
    }

    @Override
    public Map<String, URI> services() {
      Map<String, URI> services = new LinkedHashMap<>();
      for (Service service : Service.values()) {
        services.put(service.id(), URI.create(stack.url(service)));
      }
      return services;
    }

    @Override
    public String keyedHash(String purpose, String value) {
      return stack.keyedHash(purpose, value);
    }

    @Override
    public Connection connect(String database) throws SQLException {
      return stack.postgres().connect(database);
    }
  }
}
