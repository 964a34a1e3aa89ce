package org.openbeian.sandbox.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Durations by step, and their percentiles. */
final class Latencies {

  /** Percentiles in milliseconds. */
  record Row(int count, double p50, double p95, double p99, double max) {}

  private final Map<String, List<Long>> nanosByStep = new LinkedHashMap<>();

  synchronized void add(String step, long nanos) {
    nanosByStep.computeIfAbsent(step, first -> new ArrayList<>()).add(nanos);
  }

  synchronized void clear() {
    nanosByStep.clear();
  }

  synchronized Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    nanosByStep.forEach((step, nanos) -> rows.put(step, row(nanos)));
    return rows;
  }

  private static Row row(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Row(
        sorted.length,
        at(sorted, 0.50),
        at(sorted, 0.95),
        at(sorted, 0.99),
        sorted[sorted.length - 1] / 1e6);
  }

  private static double at(long[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, index)] / 1e6;
  }
}
