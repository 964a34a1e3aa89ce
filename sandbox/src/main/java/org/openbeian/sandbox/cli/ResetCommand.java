package org.openbeian.sandbox.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "reset",
    description = "Stops everything and forgets all data.",
    mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private StackOptions options = new StackOptions();
  @Mixin private Confirmation confirmation = new Confirmation();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  ResetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var stack = options.stack().open();
    int refused =
        confirmation.ask(
            spec,
            terminal,
            "Delete all data in " + stack.dataDirectory() + "?",
            "This deletes all data in " + stack.dataDirectory(),
            "./beian reset");
    if (refused != 0) {
      return refused;
    }
    stack.reset();
    out.println("Forgotten: " + stack.dataDirectory());
    return 0;
  }
}
