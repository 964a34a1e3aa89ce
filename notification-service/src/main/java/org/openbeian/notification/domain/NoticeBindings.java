package org.openbeian.notification.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.notification.WebhookDisabled;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.DutyReminded;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.contracts.order.OrderAbandoned;
import org.openbeian.contracts.order.OrderExpired;
import org.openbeian.contracts.order.OrderExpiryWarned;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderFoundInvalid;
import org.openbeian.contracts.order.OrderInvalidated;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.contracts.order.SupplementProgressed;
import org.openbeian.contracts.review.ReviewEscalated;
import org.openbeian.notification.domain.NoticeFacts.AboutOrder;
import org.openbeian.notification.domain.NoticeFacts.Deregistration;
import org.openbeian.notification.domain.NoticeFacts.ExpiryWarning;
import org.openbeian.notification.domain.NoticeFacts.FailedWebhook;
import org.openbeian.notification.domain.NoticeFacts.Filing;
import org.openbeian.notification.domain.NoticeFacts.Invalidity;
import org.openbeian.notification.domain.NoticeFacts.LateReview;
import org.openbeian.notification.domain.NoticeFacts.LeftAlone;
import org.openbeian.notification.domain.NoticeFacts.Line;
import org.openbeian.notification.domain.NoticeFacts.Migration;
import org.openbeian.notification.domain.NoticeFacts.Reminder;
import org.openbeian.notification.domain.NoticeFacts.Returned;
import org.openbeian.notification.domain.NoticeFacts.Revocation;
import org.openbeian.notification.domain.NoticeFacts.Supplement;

/** Whom the events name, and what they tell; all else about notices is data of the catalogue. */
final class NoticeBindings {

  private static final Map<Class<? extends DomainEvent>, NoticeBinding<?>> ALL =
      Stream.<NoticeBinding<?>>of(
              aboutOrder(OrderSubmitted.class, OrderSubmitted::recipient),
              aboutOrder(OrderWithdrawn.class, OrderWithdrawn::recipient),
              aboutOrder(OrderAbandoned.class, OrderAbandoned::recipient),
              aboutOrder(OrderForwarded.class, OrderForwarded::recipient),
              aboutOrder(OrderSentToBureau.class, OrderSentToBureau::recipient),
              aboutOrder(OrderInvalidated.class, OrderInvalidated::recipient),
              toFiler(
                  OrderReturned.class,
                  OrderReturned::recipient,
                  Returned.class,
                  event -> new Returned(event.orderId(), Line.of(event.reasons()))),
              toFiler(
                  OrderExpiryWarned.class,
                  OrderExpiryWarned::recipient,
                  ExpiryWarning.class,
                  event -> ExpiryWarning.at(event.orderId(), event.idleDays(), event.expiresAt())),
              toFiler(
                  OrderExpired.class,
                  OrderExpired::recipient,
                  LeftAlone.class,
                  event -> new LeftAlone(event.orderId(), event.idleDays())),
              toFiler(
                  OrderFoundInvalid.class,
                  OrderFoundInvalid::recipient,
                  Invalidity.class,
                  event -> Invalidity.at(event.orderId(), event.deletedAt())),
              toFiler(
                  SupplementProgressed.class,
                  SupplementProgressed::recipient,
                  Supplement.class,
                  event ->
                      new Supplement(
                          event.orderId(),
                          event.kind(),
                          event.note(),
                          event.reason(),
                          event.mailTo())),
              toFiler(
                  FilingGranted.class,
                  FilingGranted::recipient,
                  Filing.class,
                  event ->
                      new Filing(
                          event.orderId(),
                          event.subjectNumber(),
                          each(event.services(), FilingGranted.GrantedService::number))),
              toFiler(
                  FilingChanged.class,
                  FilingChanged::recipient,
                  Filing.class,
                  event ->
                      new Filing(event.orderId(), event.subjectNumber(), event.serviceNumbers())),
              toFiler(
                  AccessCancelled.class,
                  AccessCancelled::recipient,
                  Filing.class,
                  event ->
                      new Filing(event.orderId(), event.subjectNumber(), event.serviceNumbers())),
              toFiler(
                  FilingDeregistered.class,
                  FilingDeregistered::recipient,
                  Deregistration.class,
                  event ->
                      new Deregistration(
                          event.orderId(),
                          event.subjectNumber(),
                          event.serviceNumbers(),
                          event.subjectEnded())),
              toFiler(
                  FilingTransferred.class,
                  FilingTransferred::recipient,
                  Filing.class,
                  event ->
                      new Filing(event.orderId(), event.subjectNumber(), event.serviceNumbers())),
              toFiler(
                  FilingClaimed.class,
                  FilingClaimed::recipient,
                  Filing.class,
                  event ->
                      new Filing(event.orderId(), event.subjectNumber(), event.serviceNumbers())),
              toFiler(
                  FilingMigrated.class,
                  FilingMigrated::recipient,
                  Migration.class,
                  event ->
                      new Migration(
                          event.orderId(),
                          event.formerSubjectNumber(),
                          each(event.services(), FilingMigrated.MigratedService::formerNumber),
                          event.subjectNumber(),
                          each(event.services(), FilingMigrated.MigratedService::number))),
              toFiler(
                  FilingRevoked.class,
                  FilingRevoked::recipient,
                  Revocation.class,
                  event ->
                      new Revocation(
                          event.orderId(),
                          event.subjectNumber(),
                          event.serviceNumbers(),
                          event.subjectEnded(),
                          Line.of(event.reasons()))),
              toFiler(
                  DutyReminded.class,
                  DutyReminded::recipient,
                  Reminder.class,
                  event ->
                      new Reminder(
                          event.orderId(),
                          event.serviceNumber(),
                          event.duty(),
                          event.dueOn(),
                          event.overdue())),
              toFiler(
                  WebhookDisabled.class,
                  WebhookDisabled::recipient,
                  FailedWebhook.class,
                  event ->
                      new FailedWebhook(
                          event.orderId(), event.host(), event.failures(), event.cause())),
              new NoticeBinding<>(
                  ReviewEscalated.class,
                  Audience.LEADS,
                  event -> each(event.toTell(), Addressee::person),
                  LateReview.class,
                  event ->
                      new LateReview(
                          event.orderId(),
                          event.stage(),
                          event.type(),
                          LateReview.nameOf(event.province()),
                          event.province(),
                          event.holder(),
                          event.dueOn())))
          .collect(Collectors.toUnmodifiableMap(NoticeBinding::event, binding -> binding));

  private NoticeBindings() {}

  static Optional<NoticeBinding<?>> of(Class<? extends DomainEvent> event) {
    return Optional.ofNullable(ALL.get(event));
  }

  static Set<Class<? extends DomainEvent>> events() {
    return ALL.keySet();
  }

  private static <E extends DomainEvent> NoticeBinding<E> aboutOrder(
      Class<E> event, Function<E, Recipient> to) {
    return toFiler(event, to, AboutOrder.class, each -> new AboutOrder(each.orderId()));
  }

  private static <E extends DomainEvent, F extends NoticeFacts> NoticeBinding<E> toFiler(
      Class<E> event, Function<E, Recipient> to, Class<F> says, Function<E, F> saying) {
    return new NoticeBinding<>(
        event, Audience.FILER, each -> List.of(Addressee.account(to.apply(each))), says, saying);
  }

  private static <T, R> List<R> each(List<T> items, Function<T, R> of) {
    return items.stream().map(of).toList();
  }
}
