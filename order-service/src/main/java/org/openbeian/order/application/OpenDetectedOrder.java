package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.application.CheckFiling.Answer;
import org.openbeian.order.application.CheckFiling.Wish;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.detection.Detection.Detected;
import org.openbeian.order.domain.detection.Detection.Refused;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Refusal;
import org.openbeian.order.domain.detection.Registered;
import org.openbeian.order.domain.detection.TypeDetection;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.order.outbound.postgres.Standings;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Opens a draft of the type that was detected (R-TYPE-1), with what the filer and the registry said
 * filled in. Of many at once about one subject or domain one is opened (R-TYPE-2, R-TYPE-3).
 */
@ApplicationScoped
public class OpenDetectedOrder {

  private final Transactions transactions;
  private final CheckFiling checkFiling;
  private final Standings standings;
  private final FilingRecords records;
  private final Orders orders;
  private final OrderEvents events;
  private final Outbox outbox;
  private final CarryOut carryOut;
  private final SealedForms forms;
  private final Recipients recipients;
  private final Time time;

  OpenDetectedOrder(
      Transactions transactions,
      CheckFiling checkFiling,
      Standings standings,
      FilingRecords records,
      Orders orders,
      OrderEvents events,
      Outbox outbox,
      CarryOut carryOut,
      SealedForms forms,
      Recipients recipients,
      Time time) {
    this.transactions = transactions;
    this.checkFiling = checkFiling;
    this.standings = standings;
    this.records = records;
    this.orders = orders;
    this.events = events;
    this.outbox = outbox;
    this.carryOut = carryOut;
    this.forms = forms;
    this.recipients = recipients;
    this.time = time;
  }

  /** A detection that an order may be opened by; not for long, others open orders too. */
  public record Found(String province, Answer answer, Detected detected) {}

  /**
   * Detects, or says why not; the registry is asked, so there must be no transaction yet.
   *
   * @param type null for whatever is detected
   */
  public Uni<Found> detect(@Nullable FilingType type, String province, Wish wish, Caller caller) {
    if (!Province.isKnown(province)) {
      throw ApiException.invalid(List.of(Violation.of("province", null, "PROVINCE_UNKNOWN")));
    }
    return checkFiling
        .answer(wish, caller)
        .invoke(answer -> requireDetected(answer, type))
        .map(answer -> new Found(province, answer, (Detected) answer.detection()));
  }

  /** Opens it. */
  public Uni<Order> open(Found found, Caller caller) {
    caller.require(FilingPlans.of(found.detected().type()).permission());
    return transactions.inTransaction(
        () -> open(found.answer(), found.detected(), found.province(), caller));
  }

  private static void requireDetected(Answer answer, @Nullable FilingType wanted) {
    if (answer.detection() instanceof Refused refused) {
      throw refused(refused);
    }
    FilingType detected = ((Detected) answer.detection()).type();
    if (wanted != null && wanted != detected) {
      throw ApiException.invalid(
          List.of(Violation.of("type", "R-TYPE-1", "TYPE_DETECTED_OTHERWISE", detected.name())));
    }
  }

  private static ApiException refused(Refused refused) {
    Refusal reason = refused.reason();
    String path =
        switch (reason) {
          case ACCOUNT_HOLDS_ANOTHER_SUBJECT,
              CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT,
              CERTIFICATE_HAS_ORDER ->
              "check.certificateNumber";
          case SERVICE_FILED_HERE, DOMAIN_HAS_ORDER, DOMAIN_OF_ANOTHER_SUBJECT -> "check.domain";
        };
    return ApiException.invalid(
        List.of(new Violation(path, reason.rule(), reason.name(), refused.arguments())));
  }

  /** Who comes second looks at what the first one left. */
  private Uni<Order> open(Answer answer, Detected detected, String province, Caller caller) {
    Question question = answer.question();
    return records
        .lockAsked(List.of(answer.certificateKey(), question.name()))
        .chain(() -> standings.of(caller.account(), question, answer.certificateKey(), null))
        .invoke(
            ours ->
                TypeDetection.refusal(ours)
                    .ifPresent(
                        refused -> {
                          throw refused(refused);
                        }))
        .chain(() -> recordHere(detected, caller))
        .chain(filing -> open(answer, detected, filing, province, caller));
  }

  /** The subject and all that is on record of it, when this account holds it. */
  private record Here(FilingSubject subject, ApplicationForm<Sealed> onRecord) {}

  private Uni<@Nullable Here> recordHere(Detected detected, Caller caller) {
    String number = detected.subjectNumber();
    if (number == null) {
      return Uni.createFrom().nullItem();
    }
    return records
        .lock(number)
        .chain(
            subject ->
                subject == null || !subject.account().equals(caller.account())
                    ? Uni.createFrom().nullItem()
                    : records
                        .services(List.of(number))
                        .map(services -> new Here(subject, subject.asApplication(services))));
  }

  private Uni<Order> open(
      Answer answer, Detected detected, @Nullable Here here, String province, Caller caller) {
    Question question = answer.question();
    Registered.Subject registered =
        answer.registered() == null ? null : answer.registered().subject();
    Instant now = time.now();
    Actor actor = caller.as(Actor.Kind.FILER);
    Order order =
        new Order(
            new OrderId(UUID.randomUUID()),
            detected.type(),
            here == null ? province : here.subject().province(),
            question.nature(),
            question.certificateType(),
            recipients.of(caller),
            now);
    ApplicationForm<Sealed> begun =
        forms.seal(begun(question, detected, here == null ? null : here.onRecord()));
    if (detected.subjectNumber() == null) {
      order.beginWith(begun);
    } else {
      order.about(
          detected.subjectNumber(),
          here != null
              ? here.subject().serviceNumbersGiven()
              : registered == null ? 0 : registered.serviceNumbersGiven(),
          here == null ? null : here.onRecord(),
          begun,
          true);
    }
    if (here == null && registered != null) {
      boolean known = detected.serviceNumber() != null;
      order.noteRegistered(
          forms.seal(
              new Checked.RegisteredAs(
                  registered.name(),
                  known && question.isOfWebsite() ? question.name() : null,
                  known && !question.isOfWebsite() ? question.name() : null)));
    }
    order.identifySubject(answer.certificateKey());
    Set<String> domains = question.isOfWebsite() ? Set.of(question.name()) : Set.of();
    return orders
        .add(order, order.opened(actor))
        .chain(() -> outbox.append(events.created(order, actor)))
        .chain(() -> carryOut.startClocks(order))
        .chain(() -> orders.flush())
        .chain(() -> standings.keepDomains(order.id(), domains))
        .replaceWith(order);
  }

  private ApplicationForm<String> begun(
      Question question, Detected detected, @Nullable ApplicationForm<Sealed> onRecord) {
    SubjectForm<String> subject =
        onRecord == null
            ? new SubjectForm<>(
                question.nature(),
                null,
                new CertificateForm<>(
                    question.certificateType(), question.certificateNumber(), null, null, null),
                null,
                null,
                null,
                null)
            : Objects.requireNonNull(forms.open(onRecord).subject());
    boolean website = question.isOfWebsite();
    ServiceForm<String> service =
        new ServiceForm<>(
            1,
            detected.serviceNumber(),
            question.kind(),
            website ? null : question.name(),
            website ? List.of(question.name()) : List.of(),
            null,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null);
    return ApplicationForm.<String>empty().with(subject).with(service);
  }
}
