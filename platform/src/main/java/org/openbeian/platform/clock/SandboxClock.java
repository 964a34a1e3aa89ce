package org.openbeian.platform.clock;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock plus an offset that only the sandbox sets. */
@Singleton
@Typed(SandboxClock.class)
public class SandboxClock extends Clock {

  private volatile Duration offset = Duration.ZERO;

  /** How far business time is ahead of the system's clock. */
  public Duration offset() {
    return offset;
  }

  void moveTo(Duration newOffset) {
    offset = newOffset;
  }

  @Override
  public Instant instant() {
    return SystemTime.now().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("business time is kept in UTC");
  }
}
