package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.WorkingDays;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.duration.ExpectedDuration;
import org.openbeian.order.domain.duration.ExpectedDurations;
import org.openbeian.order.domain.duration.Overdue;
import org.openbeian.order.outbound.postgres.StepDurations;
import org.openbeian.platform.api.ApiException;

/** Tells filers how long filings take, and which take too long (R-FLOW-6, R-FLOW-10). */
@ApplicationScoped
public class ExpectDurations {

  private final StepDurations history;
  private final ExpectedDurations durations;
  private final Overdue overdue;
  private final Time time;

  private final Duration rememberedFor;

  /** At most one for each province and plan. */
  private final Map<Asked, Remembered> remembered = new ConcurrentHashMap<>();

  ExpectDurations(
      StepDurations history,
      ExpectedDurations durations,
      Overdue overdue,
      Time time,
      @ConfigProperty(name = "beian.durations.remembered-for") Duration rememberedFor) {
    this.history = history;
    this.durations = durations;
    this.overdue = overdue;
    this.time = time;
    this.rememberedFor = rememberedFor;
  }

  private record Asked(String province, FilingPlan plan) {}

  private record Remembered(ExpectedDuration duration, long atNanos) {}

  /**
   * What is expected of an order.
   *
   * @param until empty while it is not under way, or when the calendar lacks the year
   */
  public record Expected(ExpectedDuration duration, Optional<LocalDate> until) {}

  /** Empty when the calendar lacks the year. */
  public Optional<Boolean> overdue(Order order) {
    return overdue.of(order, time.today()).known();
  }

  /** By filing type that a bureau decides on; 404 for what is no province. */
  public Uni<List<ExpectedDuration>> of(String province) {
    if (!Province.isKnown(province)) {
      throw ApiException.notFound();
    }
    return Panache.withSession(
        () ->
            Multi.createFrom()
                .items(FilingPlans.all().stream().filter(ExpectDurations::isDecidedByBureau))
                .onItem()
                .transformToUniAndConcatenate(plan -> of(province, plan))
                .collect()
                .asList());
  }

  /**
   * What is expected of the bureau, as its filer sees it; in the caller's session. Null when no
   * bureau decides on the order.
   */
  Uni<@Nullable WorkingDays> ofBureau(Order order) {
    return of(order)
        .map(
            expected ->
                expected
                    .map(each -> each.duration().bureau().span())
                    .map(span -> new WorkingDays(span.from(), span.to()))
                    .orElse(null));
  }

  /** Runs in the caller's session. Empty when the order is over, or no bureau decides on it. */
  Uni<Optional<Expected>> of(Order order) {
    if (order.state().isTerminal() || !isDecidedByBureau(order.plan())) {
      return Uni.createFrom().item(Optional.empty());
    }
    return of(order.province(), order.plan())
        .map(expected -> Optional.of(new Expected(expected, durations.until(order, expected))));
  }

  private static boolean isDecidedByBureau(FilingPlan plan) {
    return plan.has(Stage.BUREAU_REVIEW);
  }

  /** Grants change it slowly, and every look at an order asks. */
  private Uni<ExpectedDuration> of(String province, FilingPlan plan) {
    Asked asked = new Asked(province, plan);
    Remembered known = remembered.get(asked);
    return known != null && System.nanoTime() - known.atNanos() < rememberedFor.toNanos()
        ? Uni.createFrom().item(known.duration())
        : history
            .last(province, plan.type())
            .map(last -> durations.of(province, plan, last))
            .invoke(found -> remembered.put(asked, new Remembered(found, System.nanoTime())));
  }
}
