package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.smsverify.SmsPhoneVerified;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.smsverify.domain.CodeEntry;
import org.openbeian.smsverify.domain.CodeEntry.Answer;
import org.openbeian.smsverify.domain.Typed;
import org.openbeian.smsverify.domain.Verification;
import org.openbeian.smsverify.domain.WrongEntry;

/** Somebody enters a code on the verification page (R-SMS-4, R-SMS-5, R-SMS-7). */
@ApplicationScoped
public class EnterCode {

  private final Transactions transactions;
  private final Verifications verifications;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final Sealer sealer;
  private final Clock clock;
  private final Duration validity;

  EnterCode(
      Transactions transactions,
      Verifications verifications,
      Deadlines deadlines,
      Outbox outbox,
      Sealer sealer,
      Clock clock,
      @ConfigProperty(name = "beian.sms.validity") Duration validity) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.sealer = sealer;
    this.clock = clock;
    this.validity = validity;
  }

  /**
   * Enters a code, as typed. A wrong one is counted and then refused: the refusal comes after the
   * commit, or the count would be lost with it.
   *
   * @return VERIFIED or WAITING_FOR_OTHERS
   */
  public Uni<Answer> enter(String phone, String code, String certificateTail) {
    String number = Typed.normal(phone);
    CodeEntry entry =
        new CodeEntry(
            PhoneIndex.of(sealer, number), Typed.normal(code), Typed.normal(certificateTail));
    return transactions
        .inTransaction(
            () ->
                verifications
                    .lockOf(entry.phoneIndex())
                    .chain(found -> apply(entry, found, Masks.phone(number))))
        .map(EnterCode::accepted);
  }

  private Uni<Answer> apply(CodeEntry entry, List<Verification> found, String maskedPhone) {
    Instant now = clock.instant();
    CodeEntry.Result result = entry.applyTo(found, sealer::index, now);
    WrongEntry wrong = result.wrong();
    Uni<Answer> answer =
        wrong == null
            ? Uni.createFrom().item(result.answer())
            : verifications
                .count(wrong, now, now.minus(validity))
                .map(sixth -> sixth ? Answer.FAILED : result.answer());
    return answer.call(() -> record(result, maskedPhone, now));
  }

  private Uni<Void> record(CodeEntry.Result result, String maskedPhone, Instant now) {
    List<DomainEvent> events = new ArrayList<>();
    Verification verified = result.verified();
    if (verified != null) {
      events.add(
          new SmsPhoneVerified(
              verified.orderId(),
              verified.round(),
              maskedPhone,
              verified.verifiedPhones(),
              verified.phones().size()));
      if (!verified.pending()) {
        events.add(new SmsVerified(verified.orderId(), verified.round()));
      }
    }
    for (Verification failed : result.failed()) {
      events.add(
          new SmsVerificationFailed(failed.orderId(), failed.round(), Cause.TOO_MANY_ATTEMPTS));
    }
    List<UUID> settled =
        Stream.concat(Stream.ofNullable(verified), result.failed().stream())
            .filter(verification -> !verification.pending())
            .map(verification -> verification.orderId().value())
            .toList();
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return end(settled, now).chain(() -> outbox.append(events));
  }

  private Uni<Void> end(List<UUID> settled, Instant now) {
    if (settled.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return verifications
        .close(settled, now)
        .chain(() -> deadlines.cancel(settled, TimeOutVerifications.KIND));
  }

  private static Answer accepted(Answer answer) {
    return switch (answer) {
      case VERIFIED, WAITING_FOR_OTHERS -> answer;
      case NO_SUCH_RECORD -> throw Refusals.noSuchRecord();
      case NOTHING_PENDING -> throw Refusals.nothingPending();
      case FAILED -> throw ApiException.of(409, "SMS_VERIFICATION_FAILED").byRule("R-SMS-5");
    };
  }
}
