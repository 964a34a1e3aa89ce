package org.openbeian.sandbox.cli;

import java.util.concurrent.Callable;
import org.openbeian.sandbox.stack.ComponentStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    description = "Stops everything; the data stays.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  DownCommand() {}

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var stack = options.stack().open();
    boolean ran = stack.status().stream().anyMatch(part -> part.state() != State.STOPPED);
    if (stack.stopWritesArchives()) {
      out.println("Stopping … the first time after a build this also prepares faster starts.");
      out.flush();
    }
    stack.stop();
    out.println(
        ran ? "Stopped. The data stays in " + stack.dataDirectory() + "." : "Nothing was running.");
    return 0;
  }
}
