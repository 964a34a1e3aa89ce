package org.openbeian.notification.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;

/**
 * Gauges of what waits for each channel, and since when the oldest does. Every replica shows the
 * same figures.
 */
@ApplicationScoped
class DeliveryBacklog {

  /** What is kept back on purpose and was never tried is not late. */
  private static final String LOOK =
      "select channel, count(*), min(queued_at) filter (where attempts > 0 or due_at <= $1) from"
          + " delivery where done_at is null group by channel";

  private volatile Map<Channel, Waiting> waiting = Map.of();

  DeliveryBacklog(MeterRegistry meters, @All List<OutsideChannel> channels) {
    for (OutsideChannel outside : channels) {
      Channel channel = outside.channel();
      Gauge.builder("beian.notices.waiting", () -> of(channel).count())
          .description("deliveries that are not done")
          .tag("channel", channel.name())
          .register(meters);
      TimeGauge.builder(
              "beian.notices.oldest", () -> of(channel).oldest().toMillis(), TimeUnit.MILLISECONDS)
          .description("how long the oldest of those that are due has waited")
          .tag("channel", channel.name())
          .register(meters);
    }
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    Instant now = SystemTime.now();
    return Panache.withSession(() -> Sql.rows(LOOK, now))
        .invoke(
            rows -> {
              Map<Channel, Waiting> found = new EnumMap<>(Channel.class);
              for (Object[] row : rows) {
                Duration oldest =
                    row[2] == null ? Duration.ZERO : Duration.between((Instant) row[2], now);
                found.put(Channel.valueOf((String) row[0]), new Waiting((Long) row[1], oldest));
              }
              waiting = found;
            })
        .replaceWithVoid();
  }

  private Waiting of(Channel channel) {
    return waiting.getOrDefault(channel, new Waiting(0, Duration.ZERO));
  }

  private record Waiting(long count, Duration oldest) {}
}
