package org.openbeian.review.application.bureau;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.application.ReviewTasks;
import org.openbeian.review.domain.Decision;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.bureau.BureauFact;
import org.openbeian.review.domain.bureau.BureauFact.NumbersAssigned;
import org.openbeian.review.domain.bureau.BureauFact.Opinion;
import org.openbeian.review.domain.bureau.BureauReason;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.review.domain.bureau.RecordedFact;

/**
 * An officer's decision as facts of the source {@code desk}, which settle the case at once: an
 * officer's word stands, whatever other sources said before (R-FLOW-6).
 */
@ApplicationScoped
public class SettleAtDesk {

  /** The source of officers' facts, and the name of the adapter whose officers they are. */
  public static final String SOURCE = "desk";

  private final ReviewTasks tasks;
  private final BureauFacts facts;
  private final AssignNumbers numbers;
  private final GivenNumbers given;

  SettleAtDesk(ReviewTasks tasks, BureauFacts facts, AssignNumbers numbers, GivenNumbers given) {
    this.tasks = tasks;
    this.facts = facts;
    this.numbers = numbers;
    this.given = given;
  }

  /**
   * Keeps a decision that its case, locked, allows as facts; one of the provider's is none.
   *
   * @return the numbers of an approval; null for any other decision
   * @throws ApiException 422 when the numbers are not of the case
   */
  public Uni<@Nullable FilingNumbers> settle(ReviewTask task, Decision decision, Instant at) {
    return switch (task.stage()) {
      case PRELIMINARY -> Uni.createFrom().nullItem();
      case BUREAU ->
          decision.outcome() == ReviewOutcome.APPROVE
              ? approve(task, decision, at)
              : reject(task, decision, at);
    };
  }

  private Uni<@Nullable FilingNumbers> reject(ReviewTask task, Decision decision, Instant at) {
    BureauFact refusal =
        Opinion.refusing(
            decision.reasons().stream()
                .map(each -> new BureauReason(each.code(), each.path(), each.message()))
                .toList());
    return settleWaiting(task, null)
        .chain(() -> facts.add(fact(task, "opinion", refusal, at)))
        .chain(() -> given.takeBack(task.orderId(), List.of()))
        .replaceWith(() -> null);
  }

  private Uni<@Nullable FilingNumbers> approve(ReviewTask task, Decision decision, Instant at) {
    return tasks
        .submission(task.submission())
        .map(submission -> Objects.requireNonNull(submission.application()))
        .chain(application -> granted(task, application, decision.numbers(), at))
        .call(granted -> settleWaiting(task, granted))
        .call(
            granted ->
                facts.add(
                    fact(task, "opinion", Opinion.approving(), at),
                    fact(task, "numbers", new NumbersAssigned(granted), at)))
        .call(granted -> given.takeBack(task.orderId(), AssignNumbers.all(granted)));
  }

  /** Those the officer gives, else those that a source assigned, else the next of the series. */
  private Uni<FilingNumbers> granted(
      ReviewTask task, Application application, @Nullable FilingNumbers byOfficer, Instant at) {
    if (byOfficer != null) {
      return numbers
          .assigned(task, application, byOfficer)
          .map(
              check -> {
                if (check.complete() == null) {
                  throw ApiException.invalid(
                      check.wrong().stream().map(SettleAtDesk::ofRequest).toList());
                }
                return check.complete();
              });
    }
    return facts
        .waitingOf(task)
        .chain(
            waiting ->
                waiting.stream()
                    .map(each -> each.fact().assigned())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(assigned -> numbers.checked(task, application, assigned).complete())
                    .map(complete -> Uni.createFrom().item(complete))
                    .orElseGet(() -> numbers.drawn(task, application, at)));
  }

  private Uni<Void> settleWaiting(ReviewTask task, @Nullable FilingNumbers granted) {
    return facts
        .waitingOf(task)
        .invoke(waiting -> waiting.forEach(each -> each.settle(granted)))
        .replaceWithVoid();
  }

  private static RecordedFact fact(ReviewTask task, String what, BureauFact fact, Instant at) {
    return RecordedFact.of(
        UUID.randomUUID(), task, SOURCE, task.id() + "/" + what, fact, FactEffect.APPLIED, at);
  }

  private static Violation ofRequest(Violation violation) {
    return violation.under("numbers");
  }
}
