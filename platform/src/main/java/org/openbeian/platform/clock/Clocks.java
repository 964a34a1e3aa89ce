package org.openbeian.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Produces the one {@link Clock} that business time comes from, by {@code beian.clock}. */
@ApplicationScoped
class Clocks {

  @Produces
  @Singleton
  Clock clock(@ConfigProperty(name = "beian.clock") ClockKind kind, SandboxClock sandbox) {
    return switch (kind) {
      case SYSTEM -> Clock.systemUTC();
      case SANDBOX -> sandbox;
    };
  }
}
