package org.openbeian.sandbox.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    description = {
      "Applies an event that waits.",
      "A parked one is applied with all that wait for its order, in their order, all or none."
    },
    mixinStandardHelpOptions = true)
final class EventsReplayCommand implements Callable<Integer> {
  @ParentCommand private EventsCommand events;
  @Mixin private EventChoice choice = new EventChoice();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  EventsReplayCommand() {}

  @Override
  public Integer call() {
    var service = choice.service();
    int applied = ParkedEvents.of(events.stack()).replay(service, choice.event());
    spec.commandLine()
        .getOut()
        .println(
            applied == 1
                ? "Applied by " + service.id() + "."
                : "Applied by %s, with all that waited for its order: %d events."
                    .formatted(service.id(), applied));
    return 0;
  }
}
