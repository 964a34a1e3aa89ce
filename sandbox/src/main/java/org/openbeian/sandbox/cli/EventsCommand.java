package org.openbeian.sandbox.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.Service;
import org.openbeian.sandbox.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "events",
    description = "Lists what waits for an operator: parked events and dead letters.",
    mixinStandardHelpOptions = true,
    subcommands = {EventsReplayCommand.class, EventsDiscardCommand.class})
final class EventsCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final List<String> HEADINGS =
      List.of("service", "event", "kind", "order", "type", "since", "reason");

  private final Terminal terminal;
  @Mixin private StackOptions options = new StackOptions();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  EventsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The stack that the options name, also those given behind a subcommand. */
  LocalStack stack() {
    return options.stack().open();
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var events = ParkedEvents.of(stack());
    var rows = new ArrayList<List<String>>();
    var notes = new ArrayList<String>();
    var silent = new ArrayList<StackException>();
    for (var service : Service.values()) {
      try {
        var waiting = events.list(service);
        waiting.forEach(event -> rows.add(row(service, event)));
        if (waiting.size() == ParkedEvents.LIST_LIMIT) {
          notes.add("%s lists its oldest %d only.".formatted(service.id(), waiting.size()));
        }
      } catch (StackException e) {
        silent.add(e);
      }
    }
    if (!rows.isEmpty()) {
      print(rows, out);
      out.println();
      notes.forEach(note -> out.println("  " + note));
      out.println(
          "  ./beian events replay SERVICE EVENT_ID · ./beian events discard SERVICE EVENT_ID");
    } else if (silent.isEmpty()) {
      out.println("Nothing waits for an operator.");
    }
    var err = spec.commandLine().getErr();
    for (var failure : silent) {
      err.println(terminal.bad("✗ ") + failure.getMessage());
      err.println("  " + failure.remedy());
    }
    return silent.isEmpty() ? 0 : Beian.FAILED;
  }

  private static List<String> row(Service service, ParkedEvents.Event event) {
    return List.of(
        service.id(),
        event.id().toString(),
        event.kind().toLowerCase(Locale.ROOT).replace('_', ' '),
        printable(event.order()),
        printable(event.type().replaceFirst("^org\\.openbeian\\.", "")),
        MINUTE.format(event.since().atZone(ZoneId.systemDefault())),
        printable(event.reason()));
  }

  // a foreign record may carry anything, also what a terminal would obey
  private static String printable(String text) {
    return text.isBlank() ? "–" : text.replaceAll("\\p{Cntrl}", "?");
  }

  private void print(List<List<String>> rows, PrintWriter out) {
    var widths = HEADINGS.stream().mapToInt(String::length).toArray();
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println(terminal.faint(line(HEADINGS, widths)));
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append("  ").append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length()));
    }
    return line.toString().stripTrailing();
  }
}
