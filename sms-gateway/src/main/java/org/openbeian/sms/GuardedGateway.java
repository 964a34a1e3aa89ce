package org.openbeian.sms;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.sms.GatewayState.Condition;
import org.openbeian.sms.HttpGateway.Answer;

/**
 * A gateway that is left alone for a moment when it failed too often, so that nobody waits for a
 * dead one: a circuit breaker, which lets single messages through until one arrives. Also
 * remembers, counts and logs how it is.
 */
final class GuardedGateway {

  private static final Logger LOG = Logger.getLogger(GuardedGateway.class);

  private final String name;
  private final HttpGateway gateway;
  private final MeterRegistry meters;
  private final TypedGuard<Uni<Answer>> guard;
  private final Clock clock = Clock.systemUTC();
  private volatile CircuitBreakerState breaker = CircuitBreakerState.CLOSED;
  private volatile Known known;

  private record Known(Condition condition, Instant since, @Nullable String lastCause) {}

  /**
   * When a gateway is left alone.
   *
   * @param calls the last calls that are looked at
   * @param failureRatio how many of them must have failed
   * @param pause until the next message is let through
   */
  record Breaking(int calls, double failureRatio, Duration pause) {}

  GuardedGateway(String name, HttpGateway gateway, Breaking breaking, MeterRegistry meters) {
    this.name = name;
    this.gateway = gateway;
    this.meters = meters;
    this.known = new Known(Condition.UNKNOWN, now(), null);
    this.guard =
        TypedGuard.create(new TypeLiteral<Uni<Answer>>() {})
            .withCircuitBreaker()
            .requestVolumeThreshold(breaking.calls())
            .failureRatio(breaking.failureRatio())
            .delay(breaking.pause().toMillis(), ChronoUnit.MILLIS)
            .onStateChange(state -> breaker = state)
            .done()
            .build();
    Gauge.builder("beian.sms.gateway.up", () -> known.condition == Condition.DOWN ? 0 : 1)
        .description("0 while the last try of this replica failed")
        .tag("gateway", name)
        .register(meters);
    Gauge.builder("beian.sms.gateway.skipped", () -> breaker == CircuitBreakerState.OPEN ? 1 : 0)
        .description("1 while this replica does not call it because it failed too often")
        .tag("gateway", name)
        .register(meters);
  }

  String name() {
    return name;
  }

  GatewayState state() {
    Known now = known;
    return new GatewayState(
        name, now.condition, now.since, now.lastCause, breaker == CircuitBreakerState.OPEN);
  }

  /** Fails with {@link GatewayFailure} only. */
  Uni<Answer> send(SmsMessage message) {
    return guard
        .get(() -> gateway.send(message))
        .onFailure(CircuitBreakerOpenException.class)
        .transform(open -> skipped())
        .onFailure(failure -> !(failure instanceof GatewayFailure))
        .transform(failure -> GatewayFailure.unknownFate(failure.getClass().getSimpleName()))
        .invoke(this::answered)
        .onFailure(GatewayFailure.class)
        .invoke(failure -> failed((GatewayFailure) failure));
  }

  private GatewayFailure skipped() {
    String last = known.lastCause;
    return GatewayFailure.skipped(last == null ? "failed too often" : last);
  }

  private void answered(Answer answer) {
    count(answer.accepted() ? "accepted" : "refused");
    if (!answer.accepted()) {
      LOG.warnf("%s refuses a message: %s", name, answer.refusal());
    }
    Known before = known;
    if (before.condition != Condition.UP) {
      known = new Known(Condition.UP, now(), before.lastCause);
      if (before.condition == Condition.DOWN) {
        LOG.warnf("%s is back", name);
      }
    }
  }

  private void failed(GatewayFailure failure) {
    if (failure.wasSkipped()) {
      count("skipped");
      return;
    }
    count(failure.mayHaveIt() ? "unknown" : "away");
    Known before = known;
    boolean wasDown = before.condition == Condition.DOWN;
    known = new Known(Condition.DOWN, wasDown ? before.since : now(), failure.reason());
    if (!wasDown) {
      LOG.warnf("%s is away: %s", name, failure.reason());
    }
  }

  private void count(String outcome) {
    meters.counter("beian.sms.gateway.calls", "gateway", name, "outcome", outcome).increment();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
