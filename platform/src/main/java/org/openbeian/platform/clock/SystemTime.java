package org.openbeian.platform.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Wall-clock time for measurements only; business time is the injected {@link Clock}'s. */
public final class SystemTime {

  private SystemTime() {}

  /** Now, in microseconds' precision: what PostgreSQL keeps. */
  public static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
