package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewQueue;

/**
 * Tells how much waits in each queue. All is counted at once and remembered for a moment, so that
 * it costs the same however many people look.
 */
@ApplicationScoped
public class CountQueues {

  private final ReviewTasks tasks;
  private final StaffRoster roster;
  private final Clock clock;
  private final Duration rememberedFor;
  private final AtomicReference<@Nullable Counted> remembered = new AtomicReference<>();

  CountQueues(
      ReviewTasks tasks,
      StaffRoster roster,
      Clock clock,
      @ConfigProperty(name = "beian.review.counts-remembered-for") Duration rememberedFor) {
    this.tasks = tasks;
    this.roster = roster;
    this.clock = clock;
    this.rememberedFor = rememberedFor;
  }

  private record Counted(List<QueueCount> counts, Instant at, long atNanos) {}

  /**
   * The queues of somebody.
   *
   * @param counts one per queue of the caller's stages, in their order; with nothing in it, too
   * @param countedAt a moment ago at most
   */
  public record Queues(List<QueueCount> counts, Instant countedAt) {}

  /**
   * Counts.
   *
   * @param province only of this one; null for all that the caller sees
   */
  public Uni<Queues> of(@Nullable String province, Caller caller) {
    return roster
        .note(caller)
        .chain(this::counted)
        .map(counted -> new Queues(of(counted.counts(), province, caller), counted.at()));
  }

  private Uni<Counted> counted() {
    Counted known = remembered.get();
    if (known != null && System.nanoTime() - known.atNanos() < rememberedFor.toNanos()) {
      return Uni.createFrom().item(known);
    }
    Instant now = clock.instant();
    return Panache.withSession(() -> tasks.count(now, WorkingCalendar.dayOf(now)))
        .map(counts -> new Counted(counts, now, System.nanoTime()))
        .invoke(remembered::set);
  }

  private static List<QueueCount> of(
      List<QueueCount> counts, @Nullable String province, Caller caller) {
    Map<ReviewQueue, QueueCount> sums = new TreeMap<>();
    for (ReviewQueue queue : ReviewQueue.values()) {
      if (ReviewAccess.stagesOf(caller).contains(queue.stage())) {
        sums.put(queue, new QueueCount(queue, "", 0, 0, 0, 0, 0, null));
      }
    }
    for (QueueCount count : counts) {
      Set<String> provinces = ReviewAccess.provincesOf(caller, count.queue().stage());
      if ((provinces == null || provinces.contains(count.province()))
          && (province == null || province.equals(count.province()))) {
        sums.computeIfPresent(count.queue(), (queue, sum) -> sum.plus(count));
      }
    }
    return new ArrayList<>(sums.values());
  }
}
