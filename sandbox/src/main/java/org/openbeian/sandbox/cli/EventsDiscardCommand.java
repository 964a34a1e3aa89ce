package org.openbeian.sandbox.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "discard",
    description = {
      "Drops an event that waits, for good.",
      "The later ones of its order can be replayed then."
    },
    mixinStandardHelpOptions = true)
final class EventsDiscardCommand implements Callable<Integer> {
  private final Terminal terminal;
  @ParentCommand private EventsCommand events;
  @Mixin private EventChoice choice = new EventChoice();
  @Spec private CommandSpec spec;

  @Option(
      names = {"-y", "--yes"},
      description = "Does not ask.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  EventsDiscardCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var service = choice.service();
    var parked = ParkedEvents.of(events.stack());
    if (!yes) {
      if (!terminal.interactive()) {
        spec.commandLine()
            .getErr()
            .println(
                terminal.bad("✗ ")
                    + "This drops event %s for good, and nobody is here to be asked."
                        .formatted(choice.event())
                    + " Say ./beian events discard %s %s --yes."
                        .formatted(service.id(), choice.event()));
        return Beian.MISUSED;
      }
      out.print("Drop event %s of %s for good? [y/N] ".formatted(choice.event(), service.id()));
      out.flush();
      if (!terminal.confirmed()) {
        out.println("Nothing was dropped.");
        return Beian.FAILED;
      }
    }
    parked.discard(service, choice.event());
    out.println("Dropped from " + service.id() + ".");
    return 0;
  }
}
