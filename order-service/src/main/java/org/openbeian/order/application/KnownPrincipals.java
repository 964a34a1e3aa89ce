package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.security.Caller;

/**
 * The people (已有负责人) who are responsible for something that an account has on record or an order in
 * progress about, each once: as on record, or else as the newest order says (R-MAT-4).
 */
@ApplicationScoped
public class KnownPrincipals {

  /** Subjects, and orders, that are looked through at most. */
  private static final int MOST = 50;

  private final FilingRecords records;
  private final Orders orders;
  private final SealedForms forms;
  private final PrincipalIds ids;
  private final Time time;

  KnownPrincipals(
      FilingRecords records, Orders orders, SealedForms forms, PrincipalIds ids, Time time) {
    this.records = records;
    this.orders = orders;
    this.forms = forms;
    this.ids = ids;
    this.time = time;
  }

  /**
   * Somebody with a certificate's type and number.
   *
   * @param filingNumber of the subject or service on record; null when known from an order
   * @param order null when known from the record
   * @param expired whether the certificate has expired
   */
  public record Known(
      String id,
      PrincipalForm<Sealed> principal,
      @Nullable String filingNumber,
      @Nullable OrderId order,
      boolean expired) {

    CertificateType certificateType() {
      return requireNonNull(requireNonNull(principal.certificate()).type());
    }
  }

  /** All of an account. */
  public Uni<List<Known>> all(Caller caller) {
    caller.require(FilersOrders.VIEW);
    return Panache.withSession(() -> of(caller.account()))
        .map(known -> List.copyOf(known.values()));
  }

  /** The one of an id, if the account knows one; in the caller's session. */
  Uni<Optional<Known>> find(AccountId account, String id) {
    return of(account).map(known -> Optional.ofNullable(known.get(id)));
  }

  private Uni<Map<String, Known>> of(AccountId account) {
    Map<String, Known> known = new LinkedHashMap<>();
    return records
        .page(account, null, MOST)
        .map(all -> all.stream().filter(subject -> !subject.status().isVoid()).toList())
        .chain(
            subjects ->
                (subjects.isEmpty()
                        ? Uni.createFrom().item(List.<FilingService>of())
                        : records.services(subjects.stream().map(FilingSubject::number).toList()))
                    .invoke(services -> note(account, subjects, services, known)))
        .chain(() -> orders.inProgress(account, MOST))
        .invoke(all -> all.forEach(order -> note(order, known)))
        .replaceWith(known);
  }

  private void note(
      AccountId account,
      List<FilingSubject> subjects,
      List<FilingService> services,
      Map<String, Known> known) {
    subjects.forEach(
        subject -> note(account, subject.subject().principal(), subject.number(), null, known));
    services.stream()
        .filter(service -> service.status().isLive())
        .forEach(
            service -> note(account, service.service().principal(), service.number(), null, known));
  }

  private void note(Order order, Map<String, Known> known) {
    ApplicationForm<Sealed> said = order.ownWords();
    List<PrincipalForm<Sealed>> principals = new ArrayList<>();
    SubjectForm<Sealed> subject = said.subject();
    if (subject != null && subject.principal() != null) {
      principals.add(subject.principal());
    }
    for (ServiceForm<Sealed> service : said.services()) {
      if (service.principal() != null) {
        principals.add(service.principal());
      }
    }
    principals.forEach(each -> note(order.account(), each, null, order.id(), known));
  }

  private void note(
      AccountId account,
      @Nullable PrincipalForm<Sealed> principal,
      @Nullable String filingNumber,
      @Nullable OrderId order,
      Map<String, Known> known) {
    CertificateForm<Sealed> certificate = principal == null ? null : principal.certificate();
    if (certificate == null || certificate.number() == null || certificate.type() == null) {
      return;
    }
    String id =
        requireNonNull(ids.of(account, forms.open(requireNonNull(principal)).certificate()));
    LocalDate until = certificate.validUntil();
    known.putIfAbsent(
        id,
        new Known(
            id,
            requireNonNull(principal),
            filingNumber,
            order,
            until != null && until.isBefore(time.today())));
  }
}
