package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.WorkingDays;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.contracts.order.OrderAbandoned;
import org.openbeian.contracts.order.OrderCreated;
import org.openbeian.contracts.order.OrderExpired;
import org.openbeian.contracts.order.OrderExpiryWarned;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderFoundInvalid;
import org.openbeian.contracts.order.OrderInvalidated;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.IdleClock;
import org.openbeian.order.domain.Invalid;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.RecordEffect;
import org.openbeian.order.domain.RegistryCheckClock;
import org.openbeian.order.domain.Returned;
import org.openbeian.order.domain.Telling;
import org.openbeian.order.domain.form.ServiceForm;

/** Words the events about an order. */
@ApplicationScoped
class OrderEvents {

  private final SmsRecipients smsRecipients;
  private final IdleClock idleClock;
  private final RegistryCheckClock registryCheckClock;

  OrderEvents(
      SmsRecipients smsRecipients, IdleClock idleClock, RegistryCheckClock registryCheckClock) {
    this.smsRecipients = smsRecipients;
    this.idleClock = idleClock;
    this.registryCheckClock = registryCheckClock;
  }

  DomainEvent created(Order order, Actor actor) {
    return new OrderCreated(
        order.id(), order.round(), order.recipient(), order.type(), order.province(), actor);
  }

  /** The event of a transition that the order has made, which does not send it to the bureau. */
  DomainEvent of(Telling telling, Order order, Act act) {
    return of(telling, order, act, null);
  }

  /**
   * The event of a transition that the order has made.
   *
   * @param ofBureau what is expected of the bureau; null unless it may have been sent there
   */
  DomainEvent of(Telling telling, Order order, Act act, @Nullable WorkingDays ofBureau) {
    return switch (telling) {
      case SUBMITTED ->
          new OrderSubmitted(
              order.id(),
              order.round(),
              order.recipient(),
              order.type(),
              order.province(),
              order.plan().stages(),
              Submissions.application(order),
              Objects.requireNonNull(act.checked()).ruleBook(),
              act.checked().questions(),
              act.checked().findings(),
              act.checked().materials(),
              act.actor());
      case WITHDRAWN ->
          new OrderWithdrawn(order.id(), order.round(), order.recipient(), act.actor());
      case ABANDONED ->
          new OrderAbandoned(order.id(), order.round(), order.recipient(), act.actor());
      case FORWARDED ->
          new OrderForwarded(
              order.id(),
              order.round(),
              order.recipient(),
              order.type(),
              order.province(),
              smsRecipients.of(order));
      case SENT_TO_BUREAU ->
          new OrderSentToBureau(
              order.id(),
              order.round(),
              order.recipient(),
              order.type(),
              order.province(),
              Objects.requireNonNull(ofBureau));
      case RETURNED -> {
        Returned returned = Objects.requireNonNull(order.returned());
        yield new OrderReturned(
            order.id(), order.round(), order.recipient(), returned.reason(), returned.reasons());
      }
      case EXPIRY_WARNED ->
          new OrderExpiryWarned(
              order.id(),
              order.round(),
              order.recipient(),
              act.idleDays(),
              idleClock.expiresAt(Objects.requireNonNull(order.idleSince())));
      case EXPIRED ->
          new OrderExpired(order.id(), order.round(), order.recipient(), act.idleDays());
      case FOUND_INVALID -> {
        Invalid invalid = Objects.requireNonNull(order.invalid());
        yield new OrderFoundInvalid(
            order.id(),
            order.round(),
            order.recipient(),
            invalid.reason(),
            registryCheckClock.deletedAt(invalid));
      }
      case INVALIDATED ->
          new OrderInvalidated(
              order.id(),
              order.round(),
              order.recipient(),
              Objects.requireNonNull(order.invalid()).reason());
      case GRANTED -> granted(order, Objects.requireNonNull(act.grant()));
      case CHANGED ->
          new FilingChanged(
              order.id(),
              order.round(),
              order.recipient(),
              order.type(),
              recordNumber(order),
              serviceNumbers(order),
              removedDomains(order));
      case CLAIMED ->
          new FilingClaimed(
              order.id(),
              order.round(),
              order.recipient(),
              recordNumber(order),
              serviceNumbers(order));
      case ACCESS_CANCELLED ->
          new AccessCancelled(
              order.id(),
              order.round(),
              order.recipient(),
              recordNumber(order),
              serviceNumbers(order));
      case DEREGISTERED ->
          new FilingDeregistered(
              order.id(),
              order.round(),
              order.recipient(),
              recordNumber(order),
              serviceNumbers(order),
              order.plan().effect() == RecordEffect.DEREGISTER_SUBJECT);
      case TRANSFERRED ->
          new FilingTransferred(
              order.id(),
              order.round(),
              order.recipient(),
              recordNumber(order),
              serviceNumbers(order),
              Objects.requireNonNull(order.targetAccount()));
      case MIGRATED -> migrated(order, Objects.requireNonNull(act.grant()));
    };
  }

  private static FilingGranted granted(Order order, Grant grant) {
    List<FilingGranted.GrantedService> services =
        order.application().services().stream()
            .map(
                service ->
                    new FilingGranted.GrantedService(
                        service.serviceNo(),
                        grant.numberOf(service.serviceNo()),
                        Objects.requireNonNull(service.kind()),
                        Objects.requireNonNull(service.name())))
            .toList();
    return new FilingGranted(
        order.id(),
        order.round(),
        order.recipient(),
        order.type(),
        grant.subjectNumber(),
        services);
  }

  private static FilingMigrated migrated(Order order, Grant grant) {
    return new FilingMigrated(
        order.id(),
        order.round(),
        order.recipient(),
        recordNumber(order),
        grant.subjectNumber(),
        order.application().services().stream()
            .map(
                service ->
                    new FilingMigrated.MigratedService(
                        Objects.requireNonNull(service.number()),
                        grant.numberOf(service.serviceNo())))
            .toList(),
        Objects.requireNonNull(order.targetAccount()));
  }

  private static String recordNumber(Order order) {
    return Objects.requireNonNull(order.filingNumber());
  }

  private static List<String> serviceNumbers(Order order) {
    return order.application().services().stream()
        .map(service -> Objects.requireNonNull(service.number()))
        .toList();
  }

  /** Those that were on record and that the order no longer names (R-CHG-3). */
  private static List<String> removedDomains(Order order) {
    List<String> removed = new ArrayList<>();
    for (ServiceForm<Sealed> service : order.application().services()) {
      Objects.requireNonNull(order.base()).services().stream()
          .filter(before -> Objects.equals(before.number(), service.number()))
          .flatMap(before -> before.domains().stream())
          .filter(domain -> !service.domains().contains(domain))
          .forEach(removed::add);
    }
    return removed;
  }
}
