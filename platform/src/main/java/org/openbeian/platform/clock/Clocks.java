package org.openbeian.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Produces the one {@link Clock} that business time comes from, by {@code beian.clock}. */
@ApplicationScoped
class Clocks {

  /** What PostgreSQL keeps: a time in an event equals the one in its row. */
  static final Duration MICROSECOND = Duration.ofNanos(1_000);

  @Produces
  @Singleton
  Clock clock(@ConfigProperty(name = "beian.clock") ClockKind kind, SandboxClock sandbox) {
    return switch (kind) {
      case SYSTEM -> Clock.tick(Clock.systemUTC(), MICROSECOND);
      case SANDBOX -> sandbox;
    };
  }
}
