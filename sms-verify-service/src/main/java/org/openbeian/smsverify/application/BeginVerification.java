package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.smsverify.domain.NewPhone;
import org.openbeian.smsverify.domain.SmsDispatch;
import org.openbeian.smsverify.domain.Typed;
import org.openbeian.smsverify.domain.Verification;

/** An order was forwarded: a code for each of its numbers goes on its way (R-SMS-1, R-SMS-2). */
@ApplicationScoped
public class BeginVerification {

  private final Transactions transactions;
  private final Verifications verifications;
  private final Dispatches dispatches;
  private final Deadlines deadlines;
  private final Sealer sealer;
  private final Codes codes;
  private final Clock clock;

  BeginVerification(
      Transactions transactions,
      Verifications verifications,
      Dispatches dispatches,
      Deadlines deadlines,
      Sealer sealer,
      Codes codes,
      Clock clock) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.dispatches = dispatches;
    this.deadlines = deadlines;
    this.sealer = sealer;
    this.codes = codes;
    this.clock = clock;
  }

  /** Begins the round's verification; STALE when this or a newer round has begun. */
  public Uni<Outcome> on(OrderForwarded forwarded) {
    if (forwarded.smsRecipients().isEmpty()) {
      return Uni.createFrom().item(Outcome.APPLIED);
    }
    return transactions.inTransaction(
        () -> verifications.lock(forwarded.orderId()).chain(known -> begin(known, forwarded)));
  }

  private Uni<Outcome> begin(@Nullable Verification known, OrderForwarded forwarded) {
    if (known == null) {
      Verification verification =
          new Verification(forwarded.orderId(), forwarded.recipient().account());
      List<SmsDispatch> messages = begin(verification, forwarded, clock.instant());
      return verifications
          .add(verification)
          .chain(() -> dispatches.add(messages))
          .replaceWith(Outcome.APPLIED);
    }
    if (known.round() >= forwarded.round()) {
      return Uni.createFrom().item(Outcome.STALE);
    }
    UUID orderId = forwarded.orderId().value();
    return dispatches
        .dropOf(List.of(orderId))
        .chain(() -> deadlines.cancel(orderId, TimeOutVerifications.KIND))
        .chain(() -> dispatches.add(begin(known, forwarded, clock.instant())))
        .replaceWith(Outcome.APPLIED);
  }

  private List<SmsDispatch> begin(
      Verification verification, OrderForwarded forwarded, Instant now) {
    verification.begin(forwarded.round(), now);
    List<SmsDispatch> messages = new ArrayList<>();
    for (NewPhone phone : onePerNumber(forwarded.smsRecipients())) {
      String code = codes.next();
      messages.add(codes.message(verification.add(phone, sealer::index, code), code, null, now));
    }
    return messages;
  }

  /** R-SMS-1: one number, one code, even should the event name it twice. */
  private Iterable<NewPhone> onePerNumber(List<SmsRecipient> recipients) {
    Map<String, NewPhone> phones = new LinkedHashMap<>();
    for (SmsRecipient recipient : recipients) {
      NewPhone phone =
          new NewPhone(
              UUID.randomUUID(),
              PhoneIndex.of(sealer, Typed.normal(sealer.open(recipient.phone()))),
              recipient.phone(),
              sealer.open(recipient.certificateTail()),
              recipient.roles());
      phones.merge(phone.phoneIndex(), phone, BeginVerification::inBothRoles);
    }
    return phones.values();
  }

  private static NewPhone inBothRoles(NewPhone first, NewPhone second) {
    Set<SmsRecipient.Role> roles = new LinkedHashSet<>(first.roles());
    roles.addAll(second.roles());
    return new NewPhone(
        first.id(), first.phoneIndex(), first.phone(), first.certificateTail(), List.copyOf(roles));
  }
}
