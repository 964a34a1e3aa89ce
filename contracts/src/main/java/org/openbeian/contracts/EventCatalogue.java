package org.openbeian.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.contracts.notification.NoticeFailed;
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
import org.openbeian.contracts.order.SupplementProgressed;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.contracts.review.BureauReviewStarted;
import org.openbeian.contracts.review.BureauRevoked;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.contracts.review.ForwardingRequested;
import org.openbeian.contracts.review.PersonalDataViewed;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewRejected;
import org.openbeian.contracts.review.PreReviewStarted;
import org.openbeian.contracts.review.ReviewEscalated;
import org.openbeian.contracts.review.ReviewHolderChanged;
import org.openbeian.contracts.review.SupplementAccepted;
import org.openbeian.contracts.review.SupplementArrived;
import org.openbeian.contracts.review.SupplementRequested;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.contracts.smsverify.SmsPhoneVerified;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerified;

/** Every event that may be on a topic. To add one: write its record, then list it here. */
public final class EventCatalogue {

  private static final List<Class<? extends DomainEvent>> EVENTS =
      List.of(
          OrderCreated.class,
          OrderSubmitted.class,
          OrderWithdrawn.class,
          OrderAbandoned.class,
          OrderForwarded.class,
          OrderReturned.class,
          OrderSentToBureau.class,
          OrderExpiryWarned.class,
          OrderExpired.class,
          OrderFoundInvalid.class,
          OrderInvalidated.class,
          SupplementProgressed.class,
          SupplementProvided.class,
          MaterialViewed.class,
          FilingGranted.class,
          FilingChanged.class,
          AccessCancelled.class,
          FilingDeregistered.class,
          FilingTransferred.class,
          FilingMigrated.class,
          FilingClaimed.class,
          FilingRevoked.class,
          DutyReminded.class,
          PersonalDataErased.class,
          PreReviewStarted.class,
          ReviewHolderChanged.class,
          PersonalDataViewed.class,
          ReviewEscalated.class,
          SupplementRequested.class,
          SupplementArrived.class,
          SupplementAccepted.class,
          PreReviewPassed.class,
          PreReviewRejected.class,
          ChangesRequested.class,
          ForwardingRequested.class,
          BureauReviewStarted.class,
          BureauApproved.class,
          BureauRejected.class,
          BureauRevoked.class,
          SmsCodeIssued.class,
          SmsPhoneVerified.class,
          SmsVerified.class,
          SmsVerificationFailed.class,
          NoticeDelivered.class,
          NoticeFailed.class,
          WebhookDisabled.class);

  private static final Map<String, Class<? extends DomainEvent>> BY_TYPE = new LinkedHashMap<>();

  static {
    for (Class<? extends DomainEvent> event : EVENTS) {
      if (BY_TYPE.put(typeOf(event), event) != null) {
        throw new IllegalStateException("two events share the type " + typeOf(event));
      }
    }
  }

  private EventCatalogue() {}

  /** All event records, in the order of a filing's life. */
  public static List<Class<? extends DomainEvent>> events() {
    return EVENTS;
  }

  /** The record of a wire type, or null when this release does not know it. */
  public static @Nullable Class<? extends DomainEvent> eventOf(String type) {
    return BY_TYPE.get(type);
  }

  /** The wire type of an event record. */
  public static String typeOf(Class<? extends DomainEvent> event) {
    return declarationOf(event).value();
  }

  /** The topic on which an event record travels. */
  public static Topic topicOf(Class<? extends DomainEvent> event) {
    return declarationOf(event).topic();
  }

  private static EventType declarationOf(Class<? extends DomainEvent> event) {
    EventType declaration = event.getAnnotation(EventType.class);
    if (declaration == null) {
      throw new IllegalArgumentException(event.getName() + " has no @EventType");
    }
    return declaration;
  }
}
