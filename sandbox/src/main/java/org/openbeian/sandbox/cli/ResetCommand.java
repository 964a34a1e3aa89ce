package org.openbeian.sandbox.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "reset",
    description = "Stops everything and forgets all data.",
    mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private StackOptions options = new StackOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = {"-y", "--yes"},
      description = "Does not ask.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  ResetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var stack = options.stack().open();
    if (!yes) {
      if (!terminal.interactive()) {
        spec.commandLine()
            .getErr()
            .println(
                terminal.bad("✗ ")
                    + "This deletes all data in "
                    + stack.dataDirectory()
                    + ", and nobody is here to be asked. Say ./beian reset --yes.");
        return Beian.MISUSED;
      }
      out.print("Delete all data in " + stack.dataDirectory() + "? [y/N] ");
      out.flush();
      if (!terminal.confirmed()) {
        out.println("Nothing was deleted.");
        return Beian.FAILED;
      }
    }
    stack.reset();
    out.println("Forgotten: " + stack.dataDirectory());
    return 0;
  }
}
