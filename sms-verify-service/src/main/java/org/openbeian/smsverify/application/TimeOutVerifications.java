package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.smsverify.domain.Verification;

/** The 24 hours of verifications are over: their orders go back to the filers (R-SMS-3). */
@ApplicationScoped
public class TimeOutVerifications {

  /** The deadline that every verification has from its first code on. */
  public static final String KIND = "sms-verification";

  private final Verifications verifications;
  private final Outbox outbox;
  private final Clock clock;

  TimeOutVerifications(Verifications verifications, Outbox outbox, Clock clock) {
    this.verifications = verifications;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Fires in the open transaction; what somebody else has locked is left for the next time. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    Map<UUID, Deadline> byOrder =
        due.stream().collect(Collectors.toMap(Deadline::aggregateId, Function.identity()));
    return verifications
        .lockFree(List.copyOf(byOrder.keySet()))
        .chain(
            locked ->
                timeOut(locked, byOrder)
                    .replaceWith(
                        locked.stream().map(v -> byOrder.get(v.orderId().value())).toList()));
  }

  private Uni<Void> timeOut(List<Verification> locked, Map<UUID, Deadline> byOrder) {
    Instant now = clock.instant();
    List<SmsVerificationFailed> events = new ArrayList<>();
    for (Verification verification : locked) {
      Deadline deadline = byOrder.get(verification.orderId().value());
      if (deadline != null && verification.timeOut(deadline.round(), now)) {
        events.add(
            new SmsVerificationFailed(
                verification.orderId(), verification.round(), Cause.TIMED_OUT));
      }
    }
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<UUID> timedOut = events.stream().map(event -> event.orderId().value()).toList();
    return verifications.close(timedOut, now).chain(() -> outbox.append(events));
  }
}
