package org.openbeian.platform.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.openbeian.platform.persistence.Sql;

/**
 * Gauges of what waits in the database: events for the relay, events for an administrator. Every
 * replica shows the same figures.
 */
@ApplicationScoped
class Backlog {

  private static final String LOOK =
      "select (select count(*) from outbox), (select coalesce(extract(epoch from now() -"
          + " min(recorded_at)), 0)::float8 from outbox), (select count(*) from parked_event where"
          + " kind = 'PARKED'), (select count(*) from parked_event where kind = 'DEAD_LETTER')";

  private volatile long outbox;
  private volatile double oldestSeconds;
  private volatile long parked;
  private volatile long deadLetters;

  Backlog(MeterRegistry meters) {
    Gauge.builder("beian.outbox.waiting", () -> outbox)
        .description("committed events that Kafka has not acknowledged")
        .register(meters);
    TimeGauge.builder("beian.outbox.oldest", () -> oldestSeconds, TimeUnit.SECONDS)
        .description("age of the oldest of them")
        .register(meters);
    Gauge.builder("beian.inbox.waiting", () -> parked)
        .description("events that wait for an administrator")
        .tag("kind", "PARKED")
        .register(meters);
    Gauge.builder("beian.inbox.waiting", () -> deadLetters)
        .description("events that wait for an administrator")
        .tag("kind", "DEAD_LETTER")
        .register(meters);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return Panache.withSession(() -> Sql.rows(LOOK))
        .invoke(
            rows -> {
              Object[] row = rows.get(0);
              outbox = (Long) row[0];
              oldestSeconds = (Double) row[1];
              parked = (Long) row[2];
              deadLetters = (Long) row[3];
            })
        .replaceWithVoid();
  }
}
