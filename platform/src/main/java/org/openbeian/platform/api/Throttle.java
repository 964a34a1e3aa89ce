package org.openbeian.platform.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests of one kind in, so many per key and time; for endpoints that need no login. Its
 * memory is this process's and bounded: with several replicas the limit is each one's, and a
 * restart forgets. It is there against floods and never the only thing that protects a secret.
 *
 * <p>Refusals are counted as {@code beian.throttled} with the tag {@code limit}.
 */
public final class Throttle {

  private static final String CODE = "TOO_MANY_REQUESTS";
  private static final int TOO_MANY_REQUESTS = 429;

  /** So many keys are remembered; of more, those that were seen least. */
  private static final int KEYS = 100_000;

  private final @Nullable Cache<String, Bucket> buckets;
  private final Limit limit;
  private final Counter refusals;
  private final TimeMeter time;

  /**
   * One with its own memory.
   *
   * @param name of what is limited, for the metric
   */
  public Throttle(String name, Limit limit, MeterRegistry meters) {
    this(name, limit, meters, TimeMeter.SYSTEM_NANOTIME);
  }

  Throttle(String name, Limit limit, MeterRegistry meters, TimeMeter time) {
    this.limit = limit;
    this.time = time;
    this.refusals = meters.counter("beian.throttled", "limit", name);
    this.buckets =
        limit.unlimited()
            ? null
            : Caffeine.newBuilder()
                .maximumSize(KEYS)
                // left alone for the period, a bucket is full again
                .expireAfterAccess(limit.period())
                .build();
  }

  /**
   * Lets one more in for the key.
   *
   * @param key never personal data in plain
   * @throws ApiException 429 {@code TOO_MANY_REQUESTS} with Retry-After when there were too many;
   *     that one does not count
   */
  public void admit(String key) {
    if (buckets == null) {
      return;
    }
    ConsumptionProbe probe = buckets.get(key, unused -> full()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      refusals.increment();
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
      String seconds = Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds());
      throw ApiException.of(TOO_MANY_REQUESTS, CODE, seconds).withHeader("Retry-After", seconds);
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(
            bandwidth ->
                bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.period()))
        .withCustomTimePrecision(time)
        .build();
  }

  /**
   * So many at once, and from then on as many again within the period, evenly. In configuration
   * {@code 30/PT10M}, or {@code none}.
   *
   * @param requests 0 for no limit
   */
  public record Limit(int requests, Duration period) {

    private static final String NONE = "none";

    /**
     * Reads a limit; also how configuration is read.
     *
     * @throws IllegalArgumentException when it is not of the form
     */
    public static Limit of(String text) {
      if (text.strip().equals(NONE)) {
        return new Limit(0, Duration.ZERO);
      }
      String[] parts = text.strip().split("/", -1);
      try {
        Limit limit =
            new Limit(Integer.parseInt(parts[0]), Duration.parse(parts[parts.length - 1]));
        if (parts.length == 2 && limit.requests > 0 && limit.period.compareTo(Duration.ZERO) > 0) {
          return limit;
        }
      } catch (NumberFormatException | DateTimeParseException e) {
        // told below, with the text
      }
      throw new IllegalArgumentException("a limit is like 30/PT10M, or none: " + text);
    }

    boolean unlimited() {
      return requests == 0;
    }
  }
}
