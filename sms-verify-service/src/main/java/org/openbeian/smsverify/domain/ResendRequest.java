package org.openbeian.smsverify.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for another code (R-SMS-6). A number that waits in several orders gets it for the
 * latest one that has resends left.
 *
 * @param phoneIndex blind index of the number
 */
public record ResendRequest(String phoneIndex, String certificateTail) {

  /** What the person is told. */
  public enum Answer {
    /** A new code is on its way. */
    SENT,
    NO_SUCH_RECORD,
    NOTHING_PENDING,
    NO_RESENDS_LEFT
  }

  /**
   * What the request did.
   *
   * @param phone gets a new code; null when there is none
   */
  public record Result(Answer answer, @Nullable VerificationPhone phone) {

    private static Result none(Answer answer) {
      return new Result(answer, null);
    }
  }

  /** Applies the request to the verifications that have the number, all of them locked. */
  public Result applyTo(
      List<Verification> verifications, KeyedHash hash, String newCode, Instant now) {
    List<VerificationPhone> waiting =
        verifications.stream()
            .filter(verification -> verification.waits(now))
            .sorted(Comparator.comparing((Verification v) -> v.begunAt).reversed())
            .map(verification -> verification.phoneOf(phoneIndex))
            .filter(phone -> phone != null && !phone.verified())
            .toList();
    if (waiting.isEmpty()) {
      return Result.none(Answer.NOTHING_PENDING);
    }
    List<VerificationPhone> sameTail =
        waiting.stream().filter(phone -> mayAskFor(phone, hash)).toList();
    if (sameTail.isEmpty()) {
      waiting.forEach(phone -> phone.wrongResends++);
      return Result.none(Answer.NO_SUCH_RECORD);
    }
    for (VerificationPhone phone : sameTail) {
      if (phone.resendsLeft() > 0) {
        phone.renewCode(hash, newCode);
        return new Result(Answer.SENT, phone);
      }
    }
    return Result.none(Answer.NO_RESENDS_LEFT);
  }

  private boolean mayAskFor(VerificationPhone phone, KeyedHash hash) {
    boolean tail = phone.hasTail(hash, certificateTail);
    return tail && phone.wrongResends < VerificationPhone.WRONG_RESENDS;
  }

  @Override
  public String toString() {
    return "ResendRequest";
  }
}
