package org.openbeian.review.application.bureau;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.application.ReviewTasks;
import org.openbeian.review.application.WatchTasks;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.bureau.BureauFact;
import org.openbeian.review.domain.bureau.CaseStanding;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.review.domain.bureau.FactJudgement;
import org.openbeian.review.domain.bureau.NumberCheck;
import org.openbeian.review.domain.bureau.RecordedFact;

/**
 * What a bureau says of a case comes in, from outside and bit by bit: in any order, late, repeated,
 * partly wrong. Each fact is kept with its effect; the case is decided once enough is there
 * (R-FLOW-6). The case's lock puts facts and officers in a row.
 */
@ApplicationScoped
public class TakeVerdict {

  /** What filers are told the bureau's reasons in. */
  static final String LANGUAGE = "zh-CN";

  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final int LONGEST_ID = 200;

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final BureauFacts facts;
  private final AssignNumbers numbers;
  private final GivenNumbers given;
  private final BureauReasons reasons;
  private final ReviewClock reviewClock;
  private final WatchTasks watch;
  private final Outbox outbox;
  private final Clock clock;

  TakeVerdict(
      Transactions transactions,
      ReviewTasks tasks,
      BureauFacts facts,
      AssignNumbers numbers,
      GivenNumbers given,
      BureauReasons reasons,
      ReviewClock reviewClock,
      WatchTasks watch,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.facts = facts;
    this.numbers = numbers;
    this.given = given;
    this.reasons = reasons;
    this.reviewClock = reviewClock;
    this.watch = watch;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A fact as its source tells it.
   *
   * @param caseId of the submission that it is about
   * @param source the adapter's name
   * @param factId the source's own, the same whenever it tells the fact again; at most 200
   *     characters
   */
  public record Told(UUID caseId, String source, String factId, BureauFact fact) {}

  /**
   * What became of it.
   *
   * @param repeated whether it was told before; then the effect is the first one's, and this time
   *     it had none
   */
  public record Taken(FactEffect effect, boolean repeated) {}

  /**
   * Takes a fact in, in one transaction or the open one.
   *
   * @throws ApiException 404 when there is no such case
   * @throws IllegalArgumentException for a source or id that can't be one
   */
  public Uni<Taken> take(Told told) {
    if (!SOURCE.matcher(told.source()).matches() || told.source().equals(SettleAtDesk.SOURCE)) {
      throw new IllegalArgumentException("no source of facts: " + told.source());
    }
    if (told.factId().isBlank() || told.factId().length() > LONGEST_ID) {
      throw new IllegalArgumentException("a fact's id has 1 to " + LONGEST_ID + " characters");
    }
    return transactions.inTransaction(
        () ->
            tasks
                .lock(told.caseId())
                .chain(
                    task -> {
                      if (task == null || task.stage() != ReviewStage.BUREAU) {
                        throw ApiException.notFound();
                      }
                      return once(task, told);
                    }));
  }

  private Uni<Taken> once(ReviewTask task, Told told) {
    return facts
        .find(told.source(), told.factId())
        .chain(
            before ->
                before != null
                    ? Uni.createFrom().item(new Taken(before.effect(), true))
                    : standing(task)
                        .chain(standing -> judge(task, standing, told))
                        .map(fact -> new Taken(fact.effect(), false)));
  }

  private Uni<CaseStanding> standing(ReviewTask task) {
    if (task.state() == ReviewTaskState.CLOSED) {
      return Uni.createFrom().item(new CaseStanding.Over());
    }
    if (task.state() == ReviewTaskState.DECIDED) {
      return tasks
          .withHistory(task.id())
          .map(
              all ->
                  all.stream().anyMatch(other -> other.round() > task.round())
                      ? new CaseStanding.Over()
                      : new CaseStanding.Decided(task.numbers()));
    }
    return application(task)
        .chain(application -> facts.waitingOf(task).map(waiting -> open(application, waiting)));
  }

  private static CaseStanding open(Application application, List<RecordedFact> waiting) {
    FilingNumbers assigned =
        waiting.stream()
            .map(each -> each.fact().assigned())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new CaseStanding.Open(
        waiting.stream().anyMatch(each -> each.fact().approves()),
        assigned != null
            ? assigned
            : FilingNumbers.kept(application.record(), application.services()));
  }

  private Uni<RecordedFact> judge(ReviewTask task, CaseStanding standing, Told told) {
    FilingNumbers assigned = told.fact().assigned();
    if (assigned == null || !(standing instanceof CaseStanding.Open open)) {
      return keep(task, standing, told, told.fact());
    }
    return application(task)
        .chain(
            application ->
                open.numbers() == null
                    ? numbers.assigned(task, application, assigned)
                    : Uni.createFrom().item(numbers.checked(task, application, assigned)))
        .chain(
            check -> {
              FilingNumbers complete = check.complete();
              return complete == null
                  ? keepUnusable(task, told, check)
                  : keep(task, standing, told, new BureauFact.NumbersAssigned(complete));
            });
  }

  private Uni<RecordedFact> keepUnusable(ReviewTask task, Told told, NumberCheck check) {
    RecordedFact fact =
        record(task, told, told.fact(), FactEffect.UNUSABLE).unusable(check.wrong().get(0));
    return facts.add(fact).replaceWith(fact);
  }

  /** Keeps a fact, its numbers completed, and decides the case if it does. */
  private Uni<RecordedFact> keep(
      ReviewTask task, CaseStanding standing, Told told, BureauFact fact) {
    FactJudgement judgement = FactJudgement.of(standing, fact);
    RecordedFact kept = record(task, told, fact, judgement.effect());
    ReviewOutcome outcome = judgement.decides();
    if (outcome == null) {
      return facts.add(kept).replaceWith(kept);
    }
    FilingNumbers granted =
        outcome != ReviewOutcome.APPROVE
            ? null
            : fact.assigned() != null ? fact.assigned() : ((CaseStanding.Open) standing).numbers();
    return facts
        .waitingOf(task)
        .invoke(waiting -> waiting.forEach(each -> each.settle(granted)))
        .chain(() -> facts.add(kept))
        .chain(
            () ->
                given.takeBack(
                    task.orderId(), granted == null ? List.of() : AssignNumbers.all(granted)))
        .chain(() -> outbox.append(decide(task, told, fact, outcome, granted)))
        .chain(() -> watch.end(List.of(task)))
        .replaceWith(kept);
  }

  private DomainEvent decide(
      ReviewTask task,
      Told told,
      BureauFact fact,
      ReviewOutcome outcome,
      @Nullable FilingNumbers granted) {
    Instant now = now();
    List<Reason> why =
        outcome == ReviewOutcome.REJECT ? reasons.ofSource(fact.refusal(), LANGUAGE) : List.of();
    return task.takeVerdict(
        outcome, why, Actor.system(told.source()), now, task.taken(now, reviewClock), granted);
  }

  private RecordedFact record(ReviewTask task, Told told, BureauFact fact, FactEffect effect) {
    return RecordedFact.of(
        UUID.randomUUID(), task, told.source(), told.factId(), fact, effect, now());
  }

  private Uni<Application> application(ReviewTask task) {
    return tasks
        .submission(task.submission())
        .map(submission -> Objects.requireNonNull(submission.application()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
