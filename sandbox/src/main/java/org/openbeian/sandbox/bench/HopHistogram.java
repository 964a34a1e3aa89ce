package org.openbeian.sandbox.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services' {@code beian_event_hop_seconds} buckets, summed; the difference of two is a run's.
 */
final class HopHistogram {

  private static final Pattern BUCKET =
      Pattern.compile("^beian_event_hop_seconds_bucket\\{.*le=\"([^\"]+)\".*} ([0-9.E+]+)$");

  private final TreeMap<Double, Double> cumulative = new TreeMap<>();

  /** Adds the buckets of a Prometheus text. */
  void add(String metrics) {
    metrics
        .lines()
        .map(BUCKET::matcher)
        .filter(Matcher::matches)
        .forEach(
            bucket ->
                cumulative.merge(
                    bucket.group(1).equals("+Inf")
                        ? Double.POSITIVE_INFINITY
                        : Double.parseDouble(bucket.group(1)),
                    Double.parseDouble(bucket.group(2)),
                    Double::sum));
  }

  HopHistogram minus(HopHistogram earlier) {
    HopHistogram difference = new HopHistogram();
    for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
      double before = earlier.cumulative.getOrDefault(bucket.getKey(), 0.0);
      difference.cumulative.put(bucket.getKey(), bucket.getValue() - before);
    }
    return difference;
  }

  long count() {
    return cumulative.isEmpty() ? 0 : Math.round(cumulative.lastEntry().getValue());
  }

  /** The upper bound, in milliseconds, of the bucket that holds this share of all hops. */
  double milliseconds(double share) {
    double wanted = share * count();
    for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
      if (bucket.getValue() >= wanted && bucket.getValue() > 0) {
        return bucket.getKey() * 1_000;
      }
    }
    return Double.NaN;
  }
}
