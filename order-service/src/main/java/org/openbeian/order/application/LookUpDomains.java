package org.openbeian.order.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.openbeian.order.application.RememberedDomains.Memory;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.registration.DomainAnswer;
import org.openbeian.order.domain.registration.DomainAnswer.Word;
import org.openbeian.order.domain.registration.DomainFacts;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.registration.DomainLook;
import org.openbeian.order.domain.registration.DomainQuestion;
import org.openbeian.order.domain.rules.DomainScope;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.platform.transaction.Transactions;

/**
 * Knows what registries and the DNS say of an order's domains (R-DOM-5): what was answered lately
 * is remembered, and the rest is asked outside any transaction, a few at a time and not for longer
 * than a filer waits.
 */
@ApplicationScoped
class LookUpDomains {

  private static final int AT_ONCE = 8;

  private final DomainRegistry registry;
  private final DomainResolution resolution;
  private final RememberedDomains remembered;
  private final FilingRecords records;
  private final Transactions transactions;
  private final DomainLookupPolicy policy;
  private final MeterRegistry meters;
  private final Map<DomainQuestion, CompletableFuture<DomainAnswer>> underWay =
      new ConcurrentHashMap<>();

  LookUpDomains(
      DomainRegistry registry,
      DomainResolution resolution,
      RememberedDomains remembered,
      FilingRecords records,
      Transactions transactions,
      DomainLookupPolicy policy,
      MeterRegistry meters) {
    this.registry = registry;
    this.resolution = resolution;
    this.remembered = remembered;
    this.records = records;
    this.transactions = transactions;
    this.policy = policy;
    this.meters = meters;
  }

  /**
   * What is known now.
   *
   * @param open what should be asked, since nothing fresh is known of it
   */
  record Known(DomainFacts facts, Set<DomainQuestion> open) {}

  /** Of all domains that are checked; in the caller's session. */
  Uni<Known> known(Order order, ApplicationForm<?> application) {
    return known(order, application, "");
  }

  /**
   * Of the domains that are checked in a part of the application; in the caller's session.
   *
   * @param part the beginning of their paths
   */
  Uni<Known> known(Order order, ApplicationForm<?> application, String part) {
    return grants(order)
        .chain(
            grantedAt -> {
              List<DomainInScope> scope =
                  DomainScope.of(order.plan(), application, order.base(), grantedAt).stream()
                      .filter(domain -> domain.path().startsWith(part))
                      .toList();
              Set<DomainQuestion> questions =
                  scope.stream()
                      .flatMap(domain -> domain.questions().stream())
                      .collect(Collectors.toSet());
              return remembered.of(questions).map(memories -> known(scope, questions, memories));
            });
  }

  private Known known(
      List<DomainInScope> scope,
      Set<DomainQuestion> questions,
      Map<DomainQuestion, Memory> memories) {
    Map<DomainQuestion, DomainLook> looks = new HashMap<>();
    memories.forEach((question, memory) -> looks.put(question, memory.look()));
    Set<DomainQuestion> open =
        questions.stream()
            .filter(
                question -> !memories.containsKey(question) || !memories.get(question).isFresh())
            .collect(Collectors.toSet());
    return new Known(new DomainFacts(scope, looks), open);
  }

  private Uni<Map<String, Instant>> grants(Order order) {
    ApplicationForm<?> base = order.base();
    return base == null || !DomainScope.asksForGrants(order.plan())
        ? Uni.createFrom().item(Map.of())
        : records.grantedAt(
            base.services().stream().map(ServiceForm::number).filter(Objects::nonNull).toList());
  }

  /**
   * Asks, and remembers what was answered. What could not even be asked in time stays open. There
   * must be no transaction.
   */
  Uni<Void> ask(Collection<DomainQuestion> questions) {
    if (questions.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<DomainQuestion, DomainAnswer> answers = new ConcurrentHashMap<>();
    return Multi.createFrom()
        .iterable(questions)
        .onItem()
        .transformToUni(
            question -> {
              answers.put(question, Word.NO_ANSWER);
              return ask(question).invoke(answer -> answers.put(question, answer));
            })
        .merge(AT_ONCE)
        .onItem()
        .ignoreAsUni()
        .replaceWith(true)
        .ifNoItem()
        .after(policy.patience())
        .recoverWithItem(false)
        .emitOn(here())
        .chain(inTime -> transactions.inTransaction(() -> remembered.keep(Map.copyOf(answers))));
  }

  /** Whoever asks the same meanwhile waits for the same answer. */
  private Uni<DomainAnswer> ask(DomainQuestion question) {
    return Uni.createFrom()
        .completionStage(
            () -> {
              CompletableFuture<DomainAnswer> mine = new CompletableFuture<>();
              CompletableFuture<DomainAnswer> theirs = underWay.putIfAbsent(question, mine);
              if (theirs != null) {
                return theirs.copy();
              }
              lookUp(question)
                  .onFailure()
                  .recoverWithItem(Word.NO_ANSWER)
                  .subscribe()
                  .with(
                      answer -> {
                        underWay.remove(question);
                        count(question, answer);
                        mine.complete(answer);
                      });
              return mine.copy();
            });
  }

  private Uni<DomainAnswer> lookUp(DomainQuestion question) {
    return Uni.createFrom()
        .deferred(
            () ->
                switch (question.kind()) {
                  case REGISTRATION -> registry.lookUp(question.name());
                  case RESOLUTION -> resolution.of(question.name());
                });
  }

  private void count(DomainQuestion question, DomainAnswer answer) {
    meters
        .counter(
            "beian.domain.lookups",
            "kind",
            question.kind().name(),
            "outcome",
            answer == Word.NO_ANSWER ? "no-answer" : "answered")
        .increment();
  }

  /** The context of the request: a session is of one. */
  private static Executor here() {
    Context context = Vertx.currentContext();
    return command -> context.runOnContext(ignored -> command.run());
  }
}
