package org.openbeian.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Prints what happens while it happens: acts of people, and below them the events they caused. */
final class Timeline implements Watcher {

  private final PrintStream out;
  private final boolean colours;
  private final Set<String> orders = ConcurrentHashMap.newKeySet();
  private volatile long begun = System.nanoTime();

  Timeline(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  void begin(int number, String title) {
    begun = System.nanoTime();
    orders.clear();
    out.println();
    out.println(paint("1", number + ". " + title));
  }

  void follow(String order) {
    orders.add(order);
  }

  @Override
  public void acted(String actor, String step, String service, Answer answer) {
    String result = answer.succeeded() ? "" : paint("33", "  " + answer.status());
    String who = actor.replaceFirst("@.*", "");
    line("%-12s %-38s %-20s %5d ms%s", who, step, service, answer.nanos() / 1_000_000, result);
  }

  void saw(EventTail.Seen event) {
    if (orders.contains(event.orderId()) && !event.type().contains("notification.notice")) {
      String name = event.type().replaceFirst("^org\\.openbeian\\.", "");
      line("%-12s %s", "", paint("36", "%-38s %s".formatted("↳ " + name, event.service())));
    }
  }

  void note(String text) {
    line("%-12s %s", "", paint("32", text));
  }

  /** A violation as a form would show it: where, by which rule, what is wrong, what to do. */
  void found(JsonNode violation) {
    String rule = violation.path("rule").asText("form");
    line("%-12s %s", "", paint("33", "✗ " + violation.path("path").asText() + "  " + rule));
    line("%-12s   %s", "", violation.path("message").asText());
    line("%-12s   %s", "", violation.path("remedy").asText());
  }

  void time(String text) {
    line("%-12s %s", "the clock", paint("35", text));
  }

  double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private synchronized void line(String format, Object... arguments) {
    out.printf(Locale.ROOT, "   %7.3f s  %s%n", seconds(), format.formatted(arguments));
    out.flush();
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
