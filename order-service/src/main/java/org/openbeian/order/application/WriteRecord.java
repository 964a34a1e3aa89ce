package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.record.FilingDomain;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingStatus;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.outbound.postgres.FilingRecords;

/** Lets a grant have its effect on the record, by the plan of the order's type (R-FLOW-7). */
@ApplicationScoped
class WriteRecord {

  private final FilingRecords records;

  WriteRecord(FilingRecords records) {
    this.records = records;
  }

  /**
   * Runs in the transaction that grants.
   *
   * @param grant the bureau's numbers; null where no bureau decides
   */
  Uni<Void> of(Order order, @Nullable Grant grant) {
    return switch (order.plan().effect()) {
      case PUT_ON_RECORD -> putOnRecord(order, requireNonNull(grant));
      case ADD_SERVICES, CLAIM -> takeOver(order, grant);
      case CHANGE -> change(order, filing -> change(filing, order));
      case CANCEL_ACCESS ->
          change(order, filing -> end(filing, order, FilingStatus.ACCESS_CANCELLED));
      case DEREGISTER_SERVICES ->
          change(order, filing -> end(filing, order, FilingStatus.DEREGISTERED));
      case DEREGISTER_SUBJECT ->
          change(
              order,
              filing ->
                  end(filing, order, FilingStatus.DEREGISTERED).invoke(filing.subject::deregister));
      case TRANSFER ->
          change(
              order,
              filing -> {
                filing.subject.moveTo(requireNonNull(order.targetAccount()));
                return Uni.createFrom().voidItem();
              });
    };
  }

  private Uni<Void> putOnRecord(Order order, Grant grant) {
    return putOnRecord(
        new FilingSubject(grant.subjectNumber(), order, order.updatedAt()), order, grant);
  }

  private Uni<Void> putOnRecord(FilingSubject subject, Order order, @Nullable Grant grant) {
    List<FilingService> services = newServices(subject, order, grant);
    List<Object> rows = new ArrayList<>();
    rows.add(subject);
    rows.addAll(services);
    services.forEach(service -> rows.addAll(domains(service)));
    rows.add(subject.versionMadeBy(order, services));
    return records.add(rows);
  }

  /** The subject may be on record here already, or just elsewhere. */
  private Uni<Void> takeOver(Order order, @Nullable Grant grant) {
    OnRecord record = requireNonNull(order.onRecord());
    return records
        .lock(record.subjectNumber())
        .chain(
            subject ->
                subject == null
                    ? putOnRecord(new FilingSubject(record, order, order.updatedAt()), order, grant)
                    : change(order, filing -> add(filing, order, grant)));
  }

  /** A subject on record with all its services, the ended ones too. */
  private record Filing(FilingSubject subject, List<FilingService> services) {

    Optional<FilingService> service(String number) {
      return services.stream().filter(service -> service.number().equals(number)).findFirst();
    }
  }

  private interface Effect {
    Uni<Void> on(Filing filing);
  }

  private Uni<Void> change(Order order, Effect effect) {
    String number = requireNonNull(order.filingNumber());
    return records
        .lock(number)
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("no record " + number))
        .chain(
            subject ->
                records
                    .services(List.of(number))
                    .map(services -> new Filing(subject, new ArrayList<>(services))))
        .chain(
            filing ->
                effect
                    .on(filing)
                    .chain(
                        () ->
                            records.add(
                                List.of(filing.subject.versionMadeBy(order, filing.services)))));
  }

  private Uni<Void> add(Filing filing, Order order, @Nullable Grant grant) {
    changeSubject(filing, order);
    List<FilingService> added = newServices(filing.subject, order, grant);
    filing.services.addAll(added);
    List<Object> rows = new ArrayList<>(added);
    added.forEach(service -> rows.addAll(domains(service)));
    return records.add(rows);
  }

  /** Domains that the order no longer names are unfiled; it never brings new ones (R-CHG-1). */
  private Uni<Void> change(Filing filing, Order order) {
    changeSubject(filing, order);
    List<FilingDomain> removed = new ArrayList<>();
    for (ServiceForm<Sealed> form : order.application().services()) {
      FilingService service = onRecord(filing, form);
      List<String> before = service.domains();
      service.change(form, order.updatedAt());
      before.stream()
          .filter(domain -> !service.domains().contains(domain))
          .forEach(domain -> removed.add(new FilingDomain(domain, service)));
    }
    return records.unfile(removed);
  }

  private Uni<Void> end(Filing filing, Order order, FilingStatus ended) {
    List<FilingDomain> removed = new ArrayList<>();
    for (ServiceForm<Sealed> form : order.application().services()) {
      FilingService service = onRecord(filing, form);
      service.end(ended, order.updatedAt());
      removed.addAll(domains(service));
    }
    filing.subject.shrinkTo(filing.services);
    return records.unfile(removed);
  }

  private static void changeSubject(Filing filing, Order order) {
    if (order.subjectChanged()) {
      filing.subject.change(order);
    }
  }

  private static FilingService onRecord(Filing filing, ServiceForm<Sealed> form) {
    String number = requireNonNull(form.number());
    return filing
        .service(number)
        .orElseThrow(() -> new IllegalStateException("no service " + number + " on record"));
  }

  /** A service that has its number from the registry keeps it. */
  private static List<FilingService> newServices(
      FilingSubject subject, Order order, @Nullable Grant grant) {
    Instant grantedAt = order.updatedAt();
    List<FilingService> services = new ArrayList<>();
    for (ServiceForm<Sealed> form : order.application().services()) {
      String number = form.number();
      if (number == null) {
        number = requireNonNull(grant).numberOf(form.serviceNo());
        subject.grow();
      }
      services.add(new FilingService(number, subject, form, grantedAt));
    }
    subject.revive();
    return services;
  }

  private static List<FilingDomain> domains(FilingService service) {
    return service.domains().stream().map(domain -> new FilingDomain(domain, service)).toList();
  }
}
