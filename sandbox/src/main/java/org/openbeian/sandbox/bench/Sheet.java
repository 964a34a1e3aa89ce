package org.openbeian.sandbox.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The figures as people read them. */
final class Sheet {

  private final PrintStream out;

  Sheet(PrintStream out) {
    this.out = out;
  }

  void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  void steps(Latencies latencies) {
    line("%n%-34s %8s %8s %8s %8s %8s", "step, ms", "count", "p50", "p95", "p99", "max");
    latencies
        .rows()
        .forEach(
            (step, row) ->
                line(
                    "%-34s %8d %8.1f %8.1f %8.1f %8.1f",
                    step, row.count(), row.p50(), row.p95(), row.p99(), row.max()));
  }
}
