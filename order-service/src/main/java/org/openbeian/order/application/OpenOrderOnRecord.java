package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlan.Basis;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Opens a draft that changes, adds to or ends what is on record (domain §7). It begins with what
 * the record says; while it is in progress the record takes no other order (R-TYPE-3).
 */
@ApplicationScoped
public class OpenOrderOnRecord {

  private final Transactions transactions;
  private final FilingRecords records;
  private final Orders orders;
  private final OrderEvents events;
  private final Outbox outbox;
  private final CarryOut carryOut;
  private final Recipients recipients;
  private final Time time;
  private final RuleBook book;
  private final boolean reviewsDeregistrations;

  OpenOrderOnRecord(
      Transactions transactions,
      FilingRecords records,
      Orders orders,
      OrderEvents events,
      Outbox outbox,
      CarryOut carryOut,
      Recipients recipients,
      Time time,
      RuleBook book,
      @ConfigProperty(name = "beian.order.deregistration.preliminary-review")
          boolean reviewsDeregistrations) {
    this.transactions = transactions;
    this.records = records;
    this.orders = orders;
    this.events = events;
    this.outbox = outbox;
    this.carryOut = carryOut;
    this.recipients = recipients;
    this.time = time;
    this.book = book;
    this.reviewsDeregistrations = reviewsDeregistrations;
  }

  /**
   * Opens it.
   *
   * @param number of the subject on record
   * @param serviceNumbers which of its services; as many as the type takes
   */
  public Uni<Order> of(String number, FilingType type, List<String> serviceNumbers, Caller caller) {
    FilingPlan plan =
        FilingPlans.find(type)
            .filter(FilingPlan::isAboutRecord)
            .orElseThrow(() -> invalid("type", null, "TYPE_NOT_ABOUT_RECORD", type.name()));
    caller.require(plan.permission());
    return transactions.inTransaction(
        () ->
            records
                .lock(number)
                .map(subject -> own(subject, caller))
                .invoke(subject -> requireOpenTo(plan, subject))
                .call(this::requireNoneInProgress)
                .chain(
                    subject ->
                        records
                            .services(List.of(number))
                            .chain(
                                services ->
                                    open(plan, subject, services, serviceNumbers, caller))));
  }

  private static FilingSubject own(@Nullable FilingSubject subject, Caller caller) {
    if (subject == null || !subject.account().equals(caller.account())) {
      throw ApiException.notFound();
    }
    return subject;
  }

  private void requireOpenTo(FilingPlan plan, FilingSubject subject) {
    if (subject.status().isVoid()) {
      throw ApiException.of(409, "FILING_ENDED", subject.number());
    }
    if (plan.fillsIn(Part.ENDING) && !subject.status().isLive()) {
      throw ApiException.of(409, "FILING_ENDS_OFFLINE", subject.number()).byRule("R-DER-2");
    }
    if (plan.effect().movesServices() && !letsServicesMigrate(subject.province())) {
      throw ApiException.of(409, "PROVINCE_WITHOUT_MIGRATION", subject.province())
          .byRule("R-MIG-1");
    }
  }

  /** The record is locked by the caller's transaction. */
  Uni<Void> requireNoneInProgress(FilingSubject subject) {
    return orders
        .inProgressOn(subject.number())
        .invoke(
            other -> {
              if (other != null) {
                throw ApiException.of(
                        409, "FILING_HAS_ORDER_IN_PROGRESS", subject.number(), other.toString())
                    .byRule("R-TYPE-3");
              }
            })
        .chain(() -> orders.isEngaged(subject.number()))
        .invoke(
            engaged -> {
              if (engaged) {
                // another account's order: not named
                throw ApiException.of(409, "FILING_AWAITS_MIGRATION", subject.number())
                    .byRule("R-TYPE-3");
              }
            })
        .replaceWithVoid();
  }

  private Uni<Order> open(
      FilingPlan plan,
      FilingSubject subject,
      List<FilingService> services,
      List<String> serviceNumbers,
      Caller caller) {
    Order order =
        draft(
            plan, subject, services, serviceNumbers, recipients.of(caller), isReviewedFirst(plan));
    Actor actor = caller.as(Actor.Kind.FILER);
    return orders
        .add(order, order.opened(actor))
        .chain(() -> outbox.append(events.created(order, actor)))
        .chain(() -> carryOut.startClocks(order))
        .replaceWith(order);
  }

  /**
   * A draft that begins with what is on record; nothing is kept yet.
   *
   * @param reviewedFirst whether it passes the preliminary review, where its type has one
   */
  Order draft(
      FilingPlan plan,
      FilingSubject subject,
      List<FilingService> services,
      List<String> serviceNumbers,
      Recipient recipient,
      boolean reviewedFirst) {
    ApplicationForm<Sealed> onRecord = subject.asApplication(services);
    ApplicationForm<Sealed> taken =
        ApplicationForm.ofRecord(
            Objects.requireNonNull(onRecord.subject()),
            chosen(plan, onRecord.services(), serviceNumbers));
    ApplicationForm<Sealed> begun = plan.effect().movesServices() ? taken.withoutSubject() : taken;
    CertificateForm<Sealed> certificate = Objects.requireNonNull(subject.subject().certificate());
    Order order =
        new Order(
                new OrderId(UUID.randomUUID()),
                plan.type(),
                subject.province(),
                subject.nature(),
                Objects.requireNonNull(certificate.type()),
                recipient,
                time.now())
            .about(subject.number(), subject.serviceNumbersGiven(), onRecord, begun, reviewedFirst);
    order.identifySubject(subject.certificateKey());
    return order;
  }

  /** Whether deregistrations go straight on is the provider's policy (domain §2). */
  private boolean isReviewedFirst(FilingPlan plan) {
    return switch (plan.effect()) {
      case DEREGISTER_SERVICES, DEREGISTER_SUBJECT -> reviewsDeregistrations;
      case PUT_ON_RECORD, ADD_SERVICES, CLAIM, CHANGE, CANCEL_ACCESS, TRANSFER, MIGRATE -> true;
    };
  }

  private static List<ServiceForm<Sealed>> chosen(
      FilingPlan plan, List<ServiceForm<Sealed>> live, List<String> numbers) {
    switch (plan.basis()) {
      case EMPTY, REGISTERED, SUBJECT, WHOLE -> {
        if (!numbers.isEmpty()) {
          throw invalid("serviceNumbers", null, "SERVICE_NUMBERS_NOT_TAKEN", plan.type().name());
        }
        return plan.basis() == Basis.WHOLE ? live : List.of();
      }
      case ONE_SERVICE -> {
        if (numbers.size() != 1) {
          throw invalid("serviceNumbers", "R-DER-1", "ONE_SERVICE_NUMBER", plan.type().name());
        }
      }
      case SERVICES -> {
        if (numbers.isEmpty() || numbers.size() > EditOrder.MAX_SERVICES) {
          throw invalid(
              "serviceNumbers",
              plan.effect().movesServices() ? "R-MIG-1" : "R-CHG-1",
              "SERVICE_NUMBERS_REQUIRED",
              String.valueOf(EditOrder.MAX_SERVICES));
        }
      }
    }
    List<ServiceForm<Sealed>> chosen = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      String number = numbers.get(i);
      String path = "serviceNumbers[" + i + "]";
      if (numbers.indexOf(number) < i) {
        throw invalid(path, null, "SERVICE_NUMBER_REPEATED");
      }
      chosen.add(
          live.stream()
              .filter(service -> number.equals(service.number()))
              .findFirst()
              .orElseThrow(() -> invalid(path, null, "SERVICE_NOT_ON_RECORD")));
    }
    return chosen;
  }

  private static ApiException invalid(
      String path, @Nullable String rule, String code, String... arguments) {
    return ApiException.invalid(List.of(Violation.of(path, rule, code, arguments)));
  }

  private boolean letsServicesMigrate(String province) {
    return Province.holds(book.province(province).orElseThrow().migration(), time.today());
  }
}
