package org.openbeian.sandbox.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin private Confirmation confirmation = new Confirmation();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  EventsDiscardCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var service = choice.service();
    var parked = ParkedEvents.of(events.stack());
    int refused =
        confirmation.ask(
            spec,
            terminal,
            "Drop event %s of %s for good?".formatted(choice.event(), service.id()),
            "This drops event %s for good".formatted(choice.event()),
            "./beian events discard %s %s".formatted(service.id(), choice.event()));
    if (refused != 0) {
      return refused;
    }
    parked.discard(service, choice.event());
    out.println("Dropped from " + service.id() + ".");
    return 0;
  }
}
