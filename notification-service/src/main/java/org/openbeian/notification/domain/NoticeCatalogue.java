package org.openbeian.notification.domain;

import static org.openbeian.contracts.notification.Channel.EMAIL;
import static org.openbeian.contracts.notification.Channel.IN_SITE;
import static org.openbeian.contracts.notification.Channel.SMS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.StaffRecipient;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.DutyReminded;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.contracts.order.MaterialViewed;
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
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.contracts.order.SupplementProgressed;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.contracts.order.SupplementStep;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.contracts.review.ReviewEscalated;

/**
 * Who is told what, and how (R-NOT-1). To add a notice: add a line here and its template in both
 * languages.
 */
public final class NoticeCatalogue {

  private static final Set<Channel> EVERYWHERE = Set.of(IN_SITE, EMAIL, SMS);
  private static final Set<Channel> AT_THE_DESK = Set.of(IN_SITE, EMAIL);

  private static final List<Entry<?>> ENTRIES =
      List.of(
          on(OrderSubmitted.class, OrderSubmitted::recipient).tell("order-submitted", EVERYWHERE),
          on(OrderWithdrawn.class, OrderWithdrawn::recipient).tell("order-withdrawn", EVERYWHERE),
          on(OrderAbandoned.class, OrderAbandoned::recipient).tell("order-abandoned", EVERYWHERE),
          on(OrderForwarded.class, OrderForwarded::recipient)
              .when(event -> !event.smsRecipients().isEmpty())
              .tell("order-forwarded", EVERYWHERE),
          on(OrderForwarded.class, OrderForwarded::recipient)
              .when(event -> event.smsRecipients().isEmpty())
              .tell("order-forwarded-without-codes", EVERYWHERE),
          returned(ReturnReason.SMS_TIMED_OUT).tell("order-returned-sms-timed-out", EVERYWHERE),
          returned(ReturnReason.SMS_FAILED).tell("order-returned-sms-failed", EVERYWHERE),
          returned(ReturnReason.PRELIMINARY_REJECTED)
              .tell("order-returned-preliminary-rejected", EVERYWHERE),
          returned(ReturnReason.CHANGES_REQUESTED)
              .tell("order-returned-changes-requested", EVERYWHERE),
          returned(ReturnReason.BUREAU_REJECTED).tell("order-returned-bureau-rejected", EVERYWHERE),
          on(OrderSentToBureau.class, OrderSentToBureau::recipient)
              .tell("order-sent-to-bureau", EVERYWHERE),
          on(OrderExpiryWarned.class, OrderExpiryWarned::recipient)
              .saying(
                  (event, facts) -> facts.idleFor(event.idleDays()).expiringAt(event.expiresAt()))
              .tell("order-expiry-warned", EVERYWHERE),
          on(OrderExpired.class, OrderExpired::recipient)
              .saying((event, facts) -> facts.idleFor(event.idleDays()))
              .tell("order-expired", EVERYWHERE),
          invalid(InvalidReason.SUBJECT_FILED).tell("order-invalid-subject-filed", EVERYWHERE),
          invalid(InvalidReason.SERVICE_FILED).tell("order-invalid-service-filed", EVERYWHERE),
          invalid(InvalidReason.SUBJECT_GONE).tell("order-invalid-subject-gone", EVERYWHERE),
          invalid(InvalidReason.SERVICE_GONE).tell("order-invalid-service-gone", EVERYWHERE),
          on(OrderInvalidated.class, OrderInvalidated::recipient)
              .tell("order-invalidated", EVERYWHERE),
          supplement(SupplementStep.ASKED).tell("supplement-asked", EVERYWHERE),
          supplement(SupplementStep.ASKED_AGAIN).tell("supplement-asked-again", EVERYWHERE),
          supplement(SupplementStep.ARRIVED).tell("supplement-arrived", EVERYWHERE),
          supplement(SupplementStep.ACCEPTED).tell("supplement-accepted", EVERYWHERE),
          on(FilingGranted.class, FilingGranted::recipient)
              .saying(
                  (event, facts) -> facts.about(event.subjectNumber(), numbersOf(event.services())))
              .tell("filing-granted", EVERYWHERE),
          on(FilingChanged.class, FilingChanged::recipient)
              .saying((event, facts) -> facts.about(event.subjectNumber(), event.serviceNumbers()))
              .tell("filing-changed", EVERYWHERE),
          on(AccessCancelled.class, AccessCancelled::recipient)
              .saying((event, facts) -> facts.about(event.subjectNumber(), event.serviceNumbers()))
              .tell("access-cancelled", EVERYWHERE),
          on(FilingDeregistered.class, FilingDeregistered::recipient)
              .saying((event, facts) -> facts.about(event.subjectNumber(), event.serviceNumbers()))
              .tell("filing-deregistered", EVERYWHERE),
          on(FilingTransferred.class, FilingTransferred::recipient)
              .saying((event, facts) -> facts.about(event.subjectNumber(), event.serviceNumbers()))
              .tell("filing-transferred", EVERYWHERE),
          on(FilingMigrated.class, FilingMigrated::recipient)
              .saying(
                  (event, facts) ->
                      facts
                          .about(event.formerSubjectNumber(), formerNumbersOf(event.services()))
                          .movingTo(event.subjectNumber(), newNumbersOf(event.services())))
              .tell("filing-migrated", EVERYWHERE),
          on(FilingClaimed.class, FilingClaimed::recipient)
              .saying((event, facts) -> facts.about(event.subjectNumber(), event.serviceNumbers()))
              .tell("filing-claimed", EVERYWHERE),
          on(FilingRevoked.class, FilingRevoked::recipient)
              .saying(
                  (event, facts) ->
                      facts
                          .about(event.subjectNumber(), event.serviceNumbers())
                          .because(event.reasons())
                          .endingSubject(event.subjectEnded()))
              .tell("filing-revoked", EVERYWHERE),
          escalated(ReviewBreach.SLA).tell("review-escalated-sla", AT_THE_DESK),
          escalated(ReviewBreach.OVERDUE).tell("review-escalated-overdue", AT_THE_DESK),
          on(DutyReminded.class, DutyReminded::recipient)
              .saying(
                  (event, facts) ->
                      facts
                          .about(event.subjectNumber(), List.of(event.serviceNumber()))
                          .reminding(event.duty(), event.dueOn(), event.overdue()))
              .tell("duty-reminded", EVERYWHERE));

  private static final Map<Class<? extends DomainEvent>, String> SILENT =
      Map.of(
          OrderCreated.class,
          "the filer has the draft on the screen",
          SupplementProvided.class,
          "the filer has just said so",
          MaterialViewed.class,
          "a look is for the trail",
          PersonalDataErased.class,
          "the filer was told of the order's end; there is no address left to write to");

  private NoticeCatalogue() {}

  /** All notices. */
  public static List<Entry<?>> entries() {
    return ENTRIES;
  }

  /** The events that nobody is told of, and why. */
  public static Map<Class<? extends DomainEvent>, String> silent() {
    return SILENT;
  }

  /** The events of a topic that somebody is told of. */
  public static List<Class<? extends DomainEvent>> told(Topic topic) {
    return ENTRIES.stream()
        .<Class<? extends DomainEvent>>map(Entry::event)
        .distinct()
        .filter(event -> EventCatalogue.topicOf(event) == topic)
        .toList();
  }

  /** The notice of an event; empty when the catalogue has none for it, or nobody to tell. */
  public static Optional<Entry<?>> of(DomainEvent event) {
    return ENTRIES.stream().filter(entry -> entry.matches(event)).findFirst();
  }

  /**
   * One notice.
   *
   * @param to whom it reaches, each by a notice of their own
   * @param saying adds to the facts what the event tells beyond its order
   * @param template the notice's name; its texts are {@code templates/notices/<language>/<name>}
   */
  public record Entry<E extends DomainEvent>(
      Class<E> event,
      Predicate<E> when,
      Function<E, List<Addressee>> to,
      BiFunction<E, NoticeFacts, NoticeFacts> saying,
      String template,
      Set<Channel> channels) {

    boolean matches(DomainEvent other) {
      return event.isInstance(other)
          && when.test(event.cast(other))
          && !addressees(other).isEmpty();
    }

    public List<Addressee> addressees(DomainEvent of) {
      return to.apply(event.cast(of));
    }

    public NoticeFacts facts(DomainEvent of) {
      return saying.apply(event.cast(of), NoticeFacts.about(of.orderId()));
    }

    private Entry<E> when(Predicate<E> condition) {
      return new Entry<>(event, condition, to, saying, template, channels);
    }

    private Entry<E> saying(BiFunction<E, NoticeFacts, NoticeFacts> more) {
      return new Entry<>(event, when, to, more, template, channels);
    }

    private Entry<E> tell(String name, Set<Channel> by) {
      return new Entry<>(event, when, to, saying, name, by);
    }
  }

  private static <E extends DomainEvent> Entry<E> on(Class<E> event, Function<E, Recipient> to) {
    return entry(event, e -> List.of(Addressee.account(to.apply(e))));
  }

  private static <E extends DomainEvent> Entry<E> onForStaff(
      Class<E> event, Function<E, List<StaffRecipient>> to) {
    return entry(event, e -> to.apply(e).stream().map(Addressee::person).toList());
  }

  private static <E extends DomainEvent> Entry<E> entry(
      Class<E> event, Function<E, List<Addressee>> to) {
    return new Entry<>(event, any -> true, to, (any, facts) -> facts, "", Set.of());
  }

  private static Entry<ReviewEscalated> escalated(ReviewBreach breach) {
    return onForStaff(ReviewEscalated.class, ReviewEscalated::toTell)
        .when(event -> event.breach() == breach)
        .saying(
            (event, facts) ->
                facts.late(
                    event.stage(), event.type(), event.province(), event.holder(), event.dueOn()));
  }

  private static List<String> numbersOf(List<FilingGranted.GrantedService> services) {
    return services.stream().map(FilingGranted.GrantedService::number).toList();
  }

  private static List<String> formerNumbersOf(List<FilingMigrated.MigratedService> services) {
    return services.stream().map(FilingMigrated.MigratedService::formerNumber).toList();
  }

  private static List<String> newNumbersOf(List<FilingMigrated.MigratedService> services) {
    return services.stream().map(FilingMigrated.MigratedService::number).toList();
  }

  private static Entry<OrderReturned> returned(ReturnReason reason) {
    return on(OrderReturned.class, OrderReturned::recipient)
        .when(event -> event.reason() == reason)
        .saying((event, facts) -> facts.because(event.reasons()));
  }

  private static Entry<OrderFoundInvalid> invalid(InvalidReason reason) {
    return on(OrderFoundInvalid.class, OrderFoundInvalid::recipient)
        .when(event -> event.reason() == reason)
        .saying((event, facts) -> facts.expiringAt(event.deletedAt()));
  }

  private static Entry<SupplementProgressed> supplement(SupplementStep step) {
    return on(SupplementProgressed.class, SupplementProgressed::recipient)
        .when(event -> event.step() == step)
        .saying(
            (event, facts) ->
                facts.wanting(event.kind(), event.note(), event.reason(), event.mailTo()));
  }
}
