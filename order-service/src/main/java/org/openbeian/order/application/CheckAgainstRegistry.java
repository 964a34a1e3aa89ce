package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.AsRegistered;
import org.openbeian.order.domain.Decision.Transition;
import org.openbeian.order.domain.Invalid;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.order.domain.RegistryCheckClock;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.validity.Looked;
import org.openbeian.order.domain.validity.OrderValidity;
import org.openbeian.order.domain.validity.Premise;
import org.openbeian.order.domain.validity.Underlying;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.order.outbound.postgres.RegistryChecks;
import org.openbeian.order.outbound.postgres.RegistryChecks.Leased;
import org.openbeian.order.outbound.postgres.Standings;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.operations.PendingWork;
import org.openbeian.platform.transaction.Transactions;

/**
 * Marks orders that what is filed meanwhile has made invalid, and deletes them when they still are
 * a day later (R-EXP-3). A deadline puts an order on a list, {@link RegistryCheckWorker} asks the
 * registry outside any transaction, and what it answered has its effect only on an order that has
 * not changed meanwhile.
 */
@ApplicationScoped
public class CheckAgainstRegistry implements PendingWork {

  private final Transactions transactions;
  private final Orders orders;
  private final RegistryChecks checks;
  private final Standings standings;
  private final SealedForms forms;
  private final CarryOut carryOut;
  private final Deadlines deadlines;
  private final RegistryCheckClock clock;
  private final Time time;
  private final RegistryCheckPolicy policy;

  CheckAgainstRegistry(
      Transactions transactions,
      Orders orders,
      RegistryChecks checks,
      Standings standings,
      SealedForms forms,
      CarryOut carryOut,
      Deadlines deadlines,
      RegistryCheckClock clock,
      Time time,
      RegistryCheckPolicy policy) {
    this.transactions = transactions;
    this.orders = orders;
    this.checks = checks;
    this.standings = standings;
    this.forms = forms;
    this.carryOut = carryOut;
    this.deadlines = deadlines;
    this.clock = clock;
    this.time = time;
    this.policy = policy;
  }

  /** What is to be asked about one service of an order. */
  record Asking(Question question, @Nullable String serviceNumber) {}

  /**
   * An order to be asked about.
   *
   * @param version that the questions are of
   */
  record Check(OrderId order, long version, int attempts, List<Asking> askings) {}

  /**
   * A part of the list.
   *
   * @param leased how many; more may be due when it is not 0
   */
  record Batch(int leased, List<Check> checks) {}

  @Override
  public String name() {
    return "registryChecks";
  }

  @Override
  public Uni<Long> count() {
    return Panache.withSession(() -> checks.pending(SystemTime.now()));
  }

  /** Puts orders on the list, and has them back there a day later; ended ones are left out. */
  public Uni<Collection<Deadline>> enlist(List<Deadline> due) {
    Instant next = clock.nextAfter(time.now());
    RegistryCheckWorker.checksAdded();
    return checks
        .add(due.stream().map(Deadline::aggregateId).toList(), SystemTime.now())
        .map(Set::<UUID>copyOf)
        .chain(
            open ->
                deadlines.arm(
                    due.stream()
                        .filter(deadline -> open.contains(deadline.aggregateId()))
                        .map(
                            deadline ->
                                new Deadline(
                                    deadline.aggregateId(),
                                    deadline.kind(),
                                    deadline.round(),
                                    deadline.step(),
                                    next))
                        .toList()))
        .replaceWith(due);
  }

  /** Leases what is due; where there is nothing to ask or to do, it is done. */
  Uni<Batch> next() {
    Instant now = SystemTime.now();
    return transactions.inTransaction(
        () ->
            checks
                .lease(now, policy.batchSize(), now.plus(policy.lease()))
                .chain(
                    leased ->
                        leased.isEmpty()
                            ? Uni.createFrom().item(new Batch(0, List.of()))
                            : orders
                                .find(leased.stream().map(Leased::order).toList())
                                .chain(found -> sort(leased, found))));
  }

  private Uni<Batch> sort(List<Leased> leased, List<Order> found) {
    Map<OrderId, Order> byId =
        found.stream().collect(Collectors.toMap(Order::id, Function.identity()));
    List<Check> toAsk = new ArrayList<>();
    List<OrderId> done = new ArrayList<>();
    for (Leased each : leased) {
      check(byId.get(each.order()), each).ifPresentOrElse(toAsk::add, () -> done.add(each.order()));
    }
    return checks.done(done).replaceWith(new Batch(leased.size(), toAsk));
  }

  private Optional<Check> check(@Nullable Order order, Leased leased) {
    if (order == null || !isOpenToFindings(order)) {
      return Optional.empty();
    }
    Premise premise = order.plan().premise();
    if (premise == null) {
      return Optional.empty();
    }
    List<Asking> askings = premise == Premise.ON_RECORD_HERE ? List.of() : askings(order);
    return askings.isEmpty() && premise != Premise.ON_RECORD_HERE
        ? Optional.empty()
        : Optional.of(new Check(order.id(), order.version(), leased.attempts(), askings));
  }

  /** At the bureau, and at its end, an order is nobody's business here. */
  private static boolean isOpenToFindings(Order order) {
    OrderTrigger trigger =
        order.invalid() == null ? OrderTrigger.FOUND_INVALID : OrderTrigger.INVALID_DUE;
    return order.decide(trigger) instanceof Transition;
  }

  private List<Asking> askings(Order order) {
    ApplicationForm<String> application = forms.open(order.application());
    SubjectForm<String> subject = application.subject();
    CertificateForm<String> certificate = subject == null ? null : subject.certificate();
    String certificateNumber = certificate == null ? null : certificate.number();
    if (certificateNumber == null) {
      return List.of();
    }
    List<Asking> askings = new ArrayList<>();
    for (ServiceForm<String> service : application.services()) {
      ServiceKind kind = service.kind() == null ? ServiceKind.WEBSITE : service.kind();
      names(order, service, kind)
          .forEach(
              name ->
                  askings.add(
                      new Asking(
                          new Question(
                              order.nature(),
                              order.certificateType(),
                              certificateNumber,
                              kind,
                              name),
                          service.number())));
    }
    return askings;
  }

  /** What the registry said of a service counts, until the filer says the same. */
  private static List<String> names(Order order, ServiceForm<String> service, ServiceKind kind) {
    AsRegistered registered = service.number() == null ? null : order.registered();
    if (kind == ServiceKind.WEBSITE) {
      return registered != null && registered.domain() != null
          ? List.of(registered.domain())
          : service.domains().stream()
              .flatMap(domain -> DomainNames.canonical(domain).stream())
              .distinct()
              .toList();
    }
    String name =
        registered != null && registered.appName() != null ? registered.appName() : service.name();
    return name == null ? List.of() : List.of(name);
  }

  /** Acts on what the registry answered; an order that has changed since is asked about anew. */
  Uni<Void> conclude(Check check, List<Looked> looked) {
    return transactions.inTransaction(
        () ->
            orders
                .lock(check.order())
                .chain(
                    order ->
                        order != null && order.version() != check.version()
                            ? checks.postpone(check.order(), SystemTime.now())
                            : judge(order, looked)
                                .chain(() -> checks.done(List.of(check.order())))));
  }

  /** Tries again later. */
  Uni<Void> postpone(Check check) {
    return transactions.inTransaction(
        () ->
            checks.postpone(
                check.order(), SystemTime.now().plus(policy.retryAfter(check.attempts()))));
  }

  private Uni<Void> judge(@Nullable Order order, List<Looked> looked) {
    Premise premise = order == null ? null : order.plan().premise();
    if (order == null || premise == null) {
      return Uni.createFrom().voidItem();
    }
    Set<String> serviceNumbers =
        order.application().services().stream()
            .map(ServiceForm::number)
            .filter(number -> number != null)
            .collect(Collectors.toSet());
    Set<String> numbers = new HashSet<>(serviceNumbers);
    looked.forEach(answer -> answer.numbers().forEach(numbers::add));
    Underlying underlying = new Underlying(order.filingNumber(), serviceNumbers);
    return standings
        .onRecord(
            order.account(),
            order.filingNumber(),
            order.subjectKey(),
            order.application().websiteDomains(),
            numbers)
        .map(here -> OrderValidity.finding(premise, underlying, here, looked))
        .chain(found -> act(order, found.orElse(null)));
  }

  private Uni<Void> act(Order order, @Nullable InvalidReason found) {
    Instant now = time.now();
    Invalid invalid = order.invalid();
    if (found == null) {
      return invalid == null
          ? Uni.createFrom().voidItem()
          : carryOut
              .on(order, Act.of(OrderTrigger.FOUND_VALID, AdvanceOrder.ITSELF, now))
              .replaceWithVoid();
    }
    if (invalid == null) {
      return carryOut
          .on(order, Act.finding(OrderTrigger.FOUND_INVALID, AdvanceOrder.ITSELF, now, found))
          .chain(
              marked ->
                  marked
                      ? carryOut.checkAgain(order, clock.nextAfter(now))
                      : Uni.createFrom().voidItem());
    }
    return now.isBefore(clock.deletedAt(invalid))
        ? Uni.createFrom().voidItem()
        : carryOut
            .on(order, Act.finding(OrderTrigger.INVALID_DUE, AdvanceOrder.ITSELF, now, found))
            .replaceWithVoid();
  }
}
