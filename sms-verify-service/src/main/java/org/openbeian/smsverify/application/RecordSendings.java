package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.sms.Handed;
import org.openbeian.smsverify.domain.SmsDispatch;
import org.openbeian.smsverify.domain.Verification;

/**
 * Records what the gateway answered about an order's codes. The first codes move the end of the 24
 * hours, and their deadline with it, in this transaction (R-SMS-3).
 */
@ApplicationScoped
class RecordSendings {

  private final Transactions transactions;
  private final Verifications verifications;
  private final Dispatches dispatches;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final Sealer sealer;
  private final Duration validity;

  RecordSendings(
      Transactions transactions,
      Verifications verifications,
      Dispatches dispatches,
      Deadlines deadlines,
      Outbox outbox,
      Sealer sealer,
      @ConfigProperty(name = "beian.sms.validity") Duration validity) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.dispatches = dispatches;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.sealer = sealer;
    this.validity = validity;
  }

  /** What became of a dispatch, and when. */
  record Sending(SmsDispatch dispatch, Handed handed, Instant at) {

    private boolean isFinal() {
      return handed.outcome() != Handed.Outcome.AWAY;
    }
  }

  Uni<Void> of(UUID orderId, List<Sending> sendings) {
    List<Sending> answered = sendings.stream().filter(Sending::isFinal).toList();
    return transactions.inTransaction(
        () -> settle(new OrderId(orderId), answered).chain(() -> postpone(sendings)));
  }

  private Uni<Void> settle(OrderId orderId, List<Sending> answered) {
    if (answered.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<UUID> ids = answered.stream().map(sending -> sending.dispatch.id()).toList();
    return verifications
        .lock(orderId)
        .chain(
            verification ->
                dispatches.finish(ids).chain(left -> settle(verification, answered, left)));
  }

  /** Dispatches that are gone belong to a verification that is over, or to a replaced code. */
  private Uni<Void> settle(Verification verification, List<Sending> answered, Set<UUID> left) {
    boolean moved = false;
    List<Sending> issued = new ArrayList<>();
    for (Sending sending : answered) {
      UUID phoneId = sending.dispatch.phoneId();
      if (!left.contains(sending.dispatch.id())) {
        continue;
      }
      String gateway = sending.handed.gateway();
      if (sending.handed.outcome() == Handed.Outcome.ACCEPTED && gateway != null) {
        verification.takenBy(phoneId, gateway, sending.handed.messageId());
        moved |= verification.codeAccepted(phoneId, sending.at, validity);
        issued.add(sending);
      } else {
        moved |= verification.codeRefused(phoneId, sending.at, validity);
      }
    }
    Instant expiresAt = verification.expiresAt();
    if (expiresAt == null) {
      return Uni.createFrom().voidItem();
    }
    Uni<Void> armed =
        moved
            ? deadlines.arm(
                new Deadline(
                    verification.orderId().value(),
                    TimeOutVerifications.KIND,
                    verification.round(),
                    0,
                    expiresAt))
            : Uni.createFrom().voidItem();
    return armed.chain(
        () ->
            outbox.append(
                issued.stream().map(sending -> event(verification, sending, expiresAt)).toList()));
  }

  private SmsCodeIssued event(Verification verification, Sending sending, Instant expiresAt) {
    return new SmsCodeIssued(
        verification.orderId(),
        verification.round(),
        Masks.phone(sealer.open(sending.dispatch.phone())),
        sending.dispatch.sending(),
        expiresAt);
  }

  private Uni<Void> postpone(List<Sending> sendings) {
    Uni<Void> postponed = Uni.createFrom().voidItem();
    for (Sending sending : sendings) {
      if (!sending.isFinal()) {
        postponed =
            postponed.chain(
                () ->
                    dispatches.postpone(
                        sending.dispatch,
                        sending.handed.fate(),
                        sending.at.plus(sending.dispatch.pause())));
      }
    }
    return postponed;
  }
}
