package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.smsverify.domain.ResendRequest;
import org.openbeian.smsverify.domain.ResendRequest.Answer;
import org.openbeian.smsverify.domain.Typed;
import org.openbeian.smsverify.domain.Verification;
import org.openbeian.smsverify.domain.VerificationPhone;
import org.openbeian.smsverify.domain.WrongEntry;

/** Somebody asks for another code; it replaces the one before (R-SMS-6). */
@ApplicationScoped
public class ResendCode {

  private final Transactions transactions;
  private final Verifications verifications;
  private final Dispatches dispatches;
  private final SendCodes sendCodes;
  private final HumanCheck humanCheck;
  private final Sealer sealer;
  private final Codes codes;
  private final Clock clock;
  private final Duration validity;

  ResendCode(
      Transactions transactions,
      Verifications verifications,
      Dispatches dispatches,
      SendCodes sendCodes,
      HumanCheck humanCheck,
      Sealer sealer,
      Codes codes,
      Clock clock,
      @ConfigProperty(name = "beian.sms.validity") Duration validity) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.dispatches = dispatches;
    this.sendCodes = sendCodes;
    this.humanCheck = humanCheck;
    this.sealer = sealer;
    this.codes = codes;
    this.clock = clock;
    this.validity = validity;
  }

  /**
   * A new code is on its way.
   *
   * @param expiresAt as before: a resend does not lengthen it; null while no code was sent yet
   */
  public record Resent(int resendsLeft, @Nullable Instant expiresAt) {}

  /**
   * Makes and sends a new code, for what was typed.
   *
   * @param solution of a challenge of {@link HumanCheck}; used up unless it is refused
   */
  public Uni<Resent> resend(String phone, String certificateTail, @Nullable String solution) {
    ResendRequest request =
        new ResendRequest(
            PhoneIndex.of(sealer, Typed.normal(phone)), Typed.normal(certificateTail));
    return transactions
        .inTransaction(
            () ->
                humanCheck
                    .passes(solution)
                    .chain(
                        human ->
                            human
                                ? replace(request)
                                : Uni.createFrom().failure(Refusals.notHuman())))
        .invoke(sendCodes::wake)
        .map(ResendCode::accepted);
  }

  private Uni<Reply> replace(ResendRequest request) {
    return verifications.lockOf(request.phoneIndex()).chain(found -> replace(request, found));
  }

  private Uni<Reply> replace(ResendRequest request, List<Verification> found) {
    Instant now = clock.instant();
    String code = codes.next();
    ResendRequest.Result result = request.applyTo(found, sealer::index, code, now);
    Reply reply = new Reply(result.answer(), null);
    WrongEntry wrong = result.wrong();
    if (wrong != null) {
      return verifications.count(wrong, now, now.minus(validity)).replaceWith(reply);
    }
    VerificationPhone phone = result.phone();
    if (phone == null) {
      return Uni.createFrom().item(reply);
    }
    Instant expiresAt = phone.verification().expiresAt();
    return dispatches
        .dropOf(phone)
        .chain(() -> dispatches.add(List.of(codes.message(phone, code, expiresAt, now))))
        .replaceWith(new Reply(result.answer(), new Resent(phone.resendsLeft(), expiresAt)));
  }

  private static Resent accepted(Reply reply) {
    if (reply.resent != null) {
      return reply.resent;
    }
    throw switch (reply.answer) {
      case NO_RESENDS_LEFT -> ApiException.of(429, "SMS_NO_RESENDS_LEFT").byRule("R-SMS-6");
      case NOTHING_PENDING -> Refusals.nothingPending();
      case NO_SUCH_RECORD -> Refusals.noSuchRecord();
      case SENT -> new IllegalStateException("sent without a phone");
    };
  }

  private record Reply(Answer answer, @Nullable Resent resent) {}
}
