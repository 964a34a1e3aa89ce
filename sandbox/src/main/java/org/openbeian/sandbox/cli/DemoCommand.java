package org.openbeian.sandbox.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openbeian.sandbox.stack.ComponentStatus;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.story.Demo;
import org.openbeian.sandbox.story.TypeStory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Tells four stories live: granted at once, returned and granted, left alone, twelve mistakes.",
      "Or one filing of each type that --type names.",
      "Uses the stack that runs, or starts one and stops it afterwards."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--keep", description = "Leave the stack running afterwards.")
  private boolean keep;

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = {
        "Tell a filing of this type, from a fresh record to the effect on it. May be repeated.",
        "One of: ${COMPLETION-CANDIDATES}."
      })
  private List<TypeStory> types = List.of();

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long begun = System.nanoTime();
    LocalStack stack =
        options
            .stack()
            .quickStart(true)
            .progress(
                (name, took) ->
                    out.printf(
                        Locale.ROOT, "   %-22s ready after %4.1f s%n", name, took.toMillis() / 1e3))
            .open();
    boolean ranBefore =
        stack.status().stream().anyMatch(part -> part.state() != ComponentStatus.State.STOPPED);
    try {
      stack.start();
      out.printf(
          Locale.ROOT,
          "%s ready in %.1f s%n",
          terminal.bold("Everything"),
          (System.nanoTime() - begun) / 1e9);
      Demo demo = new Demo(StackOptions.place(stack), out, terminal.colours());
      if (types.isEmpty()) {
        demo.run();
      } else {
        demo.run(types);
      }
      out.println(terminal.good("✓ All ended as they should."));
      return 0;
    } finally {
      if (!ranBefore && !keep) {
        stack.stop();
      }
    }
  }
}
