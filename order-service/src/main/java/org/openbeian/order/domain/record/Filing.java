package org.openbeian.order.domain.record;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.ServiceForm;

/**
 * A subject on record with all its services, the ended ones too: what a grant has its effect on, or
 * a revocation. The effect of a grant is that of the plan of the order's type (R-FLOW-7); each
 * leaves a version behind.
 */
public final class Filing {

  private final FilingSubject subject;
  private final List<FilingService> services;
  private final List<Object> added = new ArrayList<>();
  private final List<FilingDomain> unfiled = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();

  private Filing(FilingSubject subject, List<FilingService> services) {
    this.subject = subject;
    this.services = new ArrayList<>(services);
  }

  /** What is on record. */
  public static Filing of(FilingSubject subject, List<FilingService> services) {
    return new Filing(subject, services);
  }

  /** The new subject that services go to. */
  public static Filing begunByMigration(Order order, Grant grant) {
    FilingSubject subject = new FilingSubject(grant.subjectNumber(), order, order.updatedAt());
    subject.moveTo(requireNonNull(order.targetAccount()));
    Filing filing = new Filing(subject, List.of());
    filing.added.add(subject);
    return filing;
  }

  /** What an order puts on record: a new subject, or one that was on record elsewhere. */
  public static Filing begunBy(Order order, @Nullable Grant grant) {
    FilingSubject subject =
        order.onRecord() == null
            ? new FilingSubject(requireNonNull(grant).subjectNumber(), order, order.updatedAt())
            : new FilingSubject(order.onRecord(), order, order.updatedAt());
    Filing filing = new Filing(subject, List.of());
    filing.added.add(subject);
    return filing;
  }

  /**
   * Has the effect of a granted order.
   *
   * @param grant the bureau's numbers; null where no bureau decides
   * @throws IllegalStateException when the order is about what is not on record, or void since, or
   *     a number is missing
   */
  public void apply(Order order, @Nullable Grant grant) {
    switch (order.plan().effect()) {
      case PUT_ON_RECORD, ADD_SERVICES, CLAIM -> {
        changeSubject(order);
        addServices(order, grant);
      }
      case CHANGE -> {
        changeSubject(order);
        changeServices(order);
      }
      case CANCEL_ACCESS -> end(order, FilingStatus.ACCESS_CANCELLED);
      case DEREGISTER_SERVICES, MIGRATE -> end(order, FilingStatus.DEREGISTERED);
      case DEREGISTER_SUBJECT -> {
        end(order, FilingStatus.DEREGISTERED);
        subject.deregister();
      }
      case TRANSFER -> {
        subject.requireNotVoid();
        subject.moveTo(requireNonNull(order.targetAccount()));
      }
    }
    added.add(subject.versionMadeBy(order, services));
  }

  /**
   * Takes in the services that an order moves here from another subject, whose they stay until
   * {@link #apply} has had its effect there.
   *
   * @throws IllegalStateException when the bureau's numbers are another subject's, or one is
   *     missing
   */
  public void takeIn(Order order, Grant grant) {
    if (!subject.number().equals(grant.subjectNumber())) {
      throw new IllegalStateException(
          "numbers of " + grant.subjectNumber() + " for " + subject.number());
    }
    order.application().services().forEach(form -> add(form.numbered(null), order, grant));
    subject.revive();
    added.add(subject.versionMadeBy(order, services));
  }

  /**
   * The bureau takes back what it granted (R-PERM-2); all or nothing.
   *
   * @param numbers of the services; empty for the whole subject
   * @param lastGrant the order by which it was granted last
   * @return false, and nothing changed, when a number is unknown, or void already
   */
  public boolean revoke(Set<String> numbers, OrderId lastGrant, Instant at) {
    List<FilingService> those =
        services.stream()
            .filter(service -> !service.status().isVoid())
            .filter(service -> numbers.isEmpty() || numbers.contains(service.number()))
            .toList();
    if (subject.status().isVoid() || !numbers.isEmpty() && those.size() < numbers.size()) {
      return false;
    }
    those.forEach(service -> end(service, FilingStatus.REVOKED, at));
    if (numbers.isEmpty()) {
      subject.revoke();
    } else {
      subject.shrinkTo(services);
    }
    added.add(subject.versionRevoked(lastGrant, at, services));
    return true;
  }

  public FilingSubject subject() {
    return subject;
  }

  /** All that is on record now and in force; empty when the subject has ended. */
  public ApplicationForm<Sealed> inForce() {
    return subject.status().isVoid() ? ApplicationForm.empty() : subject.asApplication(services);
  }

  /** Services that are new on record. */
  public List<FilingService> begun() {
    return added.stream()
        .filter(FilingService.class::isInstance)
        .map(FilingService.class::cast)
        .toList();
  }

  /** Numbers of the services that ended. */
  public List<String> ended() {
    return List.copyOf(ended);
  }

  /** New rows, in the order in which they refer to each other. */
  public List<Object> added() {
    return List.copyOf(added);
  }

  /** Domains that are no longer filed. */
  public List<FilingDomain> unfiled() {
    return List.copyOf(unfiled);
  }

  private void changeSubject(Order order) {
    if (order.subjectChanged()) {
      subject.change(order);
    }
  }

  private void addServices(Order order, @Nullable Grant grant) {
    order.application().services().forEach(form -> add(form, order, grant));
    subject.revive();
  }

  private void add(ServiceForm<Sealed> form, Order order, @Nullable Grant grant) {
    FilingService service = numbered(form, order, grant);
    service.domains().forEach(domain -> added.add(new FilingDomain(domain, service)));
  }

  /** One that has its number from the registry keeps it, and may have been here before. */
  private FilingService numbered(ServiceForm<Sealed> form, Order order, @Nullable Grant grant) {
    String number = form.number();
    Optional<FilingService> before = number == null ? Optional.empty() : service(number);
    if (before.isPresent()) {
      before.get().reinstate(form, order.updatedAt());
      return before.get();
    }
    if (number == null) {
      number = requireNonNull(grant).numberOf(form.serviceNo());
      subject.grow();
    }
    FilingService service = new FilingService(number, subject, form, order.updatedAt());
    services.add(service);
    added.add(service);
    return service;
  }

  /** Domains that the order no longer names are unfiled; it never brings new ones (R-CHG-1). */
  private void changeServices(Order order) {
    for (ServiceForm<Sealed> form : order.application().services()) {
      FilingService service = onRecord(form);
      List<String> before = service.domains();
      service.change(form, order.updatedAt());
      before.stream()
          .filter(domain -> !service.domains().contains(domain))
          .forEach(domain -> unfiled.add(new FilingDomain(domain, service)));
    }
  }

  /** What the bureau has taken back since stays as it ended. */
  private void end(Order order, FilingStatus status) {
    for (ServiceForm<Sealed> form : order.application().services()) {
      FilingService service = onRecord(form);
      if (service.status() != FilingStatus.REVOKED || order.plan().effect().movesServices()) {
        end(service, status, order.updatedAt());
      }
    }
    subject.shrinkTo(services);
  }

  private void end(FilingService service, FilingStatus status, Instant at) {
    service.end(status, at);
    ended.add(service.number());
    service.domains().forEach(domain -> unfiled.add(new FilingDomain(domain, service)));
  }

  private FilingService onRecord(ServiceForm<Sealed> form) {
    String number = requireNonNull(form.number());
    return service(number)
        .orElseThrow(() -> new IllegalStateException("no service " + number + " on record"));
  }

  private Optional<FilingService> service(String number) {
    return services.stream().filter(service -> service.number().equals(number)).findFirst();
  }
}
