package org.openbeian.sandbox.cli;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openbeian.sandbox.stack.Service;
import org.openbeian.sandbox.stack.StackException;
import picocli.CommandLine.Parameters;

/** Names one event, as {@code ./beian events} shows it. */
final class EventChoice {
  @Parameters(index = "0", paramLabel = "SERVICE", description = "The service where it waits.")
  private String service;

  @Parameters(index = "1", paramLabel = "EVENT_ID", description = "The event's id.")
  private UUID event;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  EventChoice() {}

  Service service() {
    return Service.byId(service)
        .orElseThrow(
            () ->
                new StackException(
                    "There is no service called " + service + ".",
                    "There are: "
                        + Arrays.stream(Service.values())
                            .map(Service::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  UUID event() {
    return event;
  }
}
