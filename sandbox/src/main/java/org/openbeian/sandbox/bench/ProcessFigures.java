package org.openbeian.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process and its children have used so far.
 *
 * @param cpuMillis user and system time
 * @param rssMiB resident memory, shared pages counted once per process; 0 where unknown
 */
record ProcessFigures(long cpuMillis, long rssMiB) {

  private static final long TICK_MILLIS = 10;

  static ProcessFigures of(long pid) {
    return ProcessHandle.of(pid)
        .map(
            process ->
                Stream.concat(Stream.of(process), process.descendants())
                    .map(one -> new ProcessFigures(cpu(one), rss(one.pid())))
                    .reduce(new ProcessFigures(0, 0), ProcessFigures::plus))
        .orElse(new ProcessFigures(0, 0));
  }

  private ProcessFigures plus(ProcessFigures other) {
    return new ProcessFigures(cpuMillis + other.cpuMillis, rssMiB + other.rssMiB);
  }

  /** On Linux with the children that have ended; elsewhere what the platform tells. */
  private static long cpu(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int i = 11; i <= 14; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks * TICK_MILLIS;
    } catch (IOException e) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }
  }

  private static long rss(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("RssAnon:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
