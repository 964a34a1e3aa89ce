package org.openbeian.smsverify.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.sms.GatewayState;
import org.openbeian.sms.SmsGateways;
import org.openbeian.smsverify.application.Dispatches.Waiting;

/** Shows staff whether codes reach the gateways, and how many wait for one; also as metrics. */
@ApplicationScoped
public class WatchGateways {

  private final SmsGateways gateways;
  private final Dispatches dispatches;
  private final Clock clock;
  private volatile Waiting waiting = new Waiting(0, null);

  WatchGateways(SmsGateways gateways, Dispatches dispatches, Clock clock, MeterRegistry meters) {
    this.gateways = gateways;
    this.dispatches = dispatches;
    this.clock = clock;
    Gauge.builder("beian.sms.codes.waiting", () -> waiting.codes())
        .description("codes that no gateway has taken")
        .register(meters);
    TimeGauge.builder("beian.sms.codes.oldest", this::oldestSeconds, TimeUnit.SECONDS)
        .description("how long the oldest of them has waited")
        .register(meters);
  }

  /**
   * How it stands.
   *
   * @param gateways as the replica that answers knows them
   * @param codesWaiting of all replicas
   * @param oldestSince null while none waits
   */
  public record Standing(
      List<GatewayState> gateways, long codesWaiting, @Nullable Instant oldestSince) {}

  /** How it stands now; all times are business time. */
  public Uni<Standing> now() {
    return dispatches
        .waiting()
        .map(
            found ->
                new Standing(
                    gateways.states().stream().map(this::inBusinessTime).toList(),
                    found.codes(),
                    found.oldestSince()));
  }

  /** As long ago by the one clock as it is by the other. */
  private GatewayState inBusinessTime(GatewayState state) {
    Duration ago = Duration.between(state.since(), SystemTime.now());
    return new GatewayState(
        state.name(),
        state.condition(),
        clock.instant().minus(ago).truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
        state.lastCause(),
        state.skipped());
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return dispatches.waiting().invoke(found -> waiting = found).replaceWithVoid();
  }

  private double oldestSeconds() {
    Instant oldest = waiting.oldestSince();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
  }
}
