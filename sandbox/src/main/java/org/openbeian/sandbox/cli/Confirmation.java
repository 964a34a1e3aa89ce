package org.openbeian.sandbox.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Asks before something is lost for good; {@code --yes} answers beforehand. */
final class Confirmation {
  @Option(
      names = {"-y", "--yes"},
      description = "Does not ask.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  Confirmation() {}

  /**
   * The exit code to end with; 0 to go on.
   *
   * @param loss what would happen, for where nobody can be asked
   * @param command what to say there instead
   */
  int ask(CommandSpec spec, Terminal terminal, String question, String loss, String command) {
    if (yes) {
      return 0;
    }
    if (!terminal.interactive()) {
      spec.commandLine()
          .getErr()
          .println(
              terminal.bad("✗ ")
                  + "%s, and nobody is here to be asked. Say %s --yes.".formatted(loss, command));
      return Beian.MISUSED;
    }
    var out = spec.commandLine().getOut();
    out.print(question + " [y/N] ");
    out.flush();
    if (terminal.confirmed()) {
      return 0;
    }
    out.println("Nothing was changed.");
    return Beian.FAILED;
  }
}
