package org.openbeian.order.inbound.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens per key, refilled evenly. Only the keys seen last are remembered, so that many
 * of them fill no memory; one that was forgotten starts with a full bucket.
 */
final class TokenBuckets {

  private static final double MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perMinute;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets;

  TokenBuckets(int perMinute, int remembered, LongSupplier nanoTime) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("at least one a minute, not " + perMinute);
    }
    this.perMinute = perMinute;
    this.nanoTime = nanoTime;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > remembered;
          }
        };
  }

  /** Takes a token; 0 when there was one, else the seconds until there will be. */
  synchronized int take(String key) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(key, any -> new Bucket(perMinute, now));
    bucket.tokens = Math.min(perMinute, bucket.tokens + (now - bucket.at) * perMinute / MINUTE);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens--;
      return 0;
    }
    return Math.max(1, (int) Math.ceil((1 - bucket.tokens) * MINUTE / perMinute / SECOND));
  }

  synchronized int remembered() {
    return buckets.size();
  }

  private static final class Bucket {
    private double tokens;
    private long at;

    Bucket(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }
  }
}
