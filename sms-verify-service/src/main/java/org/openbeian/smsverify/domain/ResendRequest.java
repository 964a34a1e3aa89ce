package org.openbeian.smsverify.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for another code (R-SMS-6). A number that waits in several orders gets it for the
 * latest one that has resends left. That nothing is pending is told only to who knows the tail of
 * one that was (R-SMS-9).
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
   * @param wrong what it counts on; null when it was not wrong
   */
  public record Result(
      Answer answer, @Nullable VerificationPhone phone, @Nullable WrongEntry wrong) {

    private static Result none(Answer answer) {
      return new Result(answer, null, null);
    }
  }

  /**
   * Applies the request to the verifications that have the number, all of them locked: those that
   * wait, some that did, and stand-ins.
   */
  public Result applyTo(
      List<Verification> verifications, KeyedHash hash, String newCode, Instant now) {
    List<VerificationPhone> waiting = new ArrayList<>();
    List<VerificationPhone> over = new ArrayList<>();
    verifications.stream()
        .sorted(Comparator.comparing((Verification v) -> v.begunAt).reversed())
        .forEach(
            verification -> {
              VerificationPhone phone = verification.phoneOf(phoneIndex);
              if (phone != null) {
                (verification.waits(now) && !phone.verified() ? waiting : over).add(phone);
              }
            });
    List<VerificationPhone> sameTail = withTail(waiting, hash);
    for (VerificationPhone phone : sameTail) {
      if (phone.resendsLeft() > 0) {
        phone.renewCode(hash, newCode);
        return new Result(Answer.SENT, phone, null);
      }
    }
    if (!sameTail.isEmpty()) {
      return Result.none(Answer.NO_RESENDS_LEFT);
    }
    if (!withTail(over, hash).isEmpty()) {
      return Result.none(Answer.NOTHING_PENDING);
    }
    List<VerificationPhone> asked = new ArrayList<>(waiting);
    asked.addAll(over);
    asked.forEach(VerificationPhone::tailGuessedWrongly);
    return new Result(
        Answer.NO_SUCH_RECORD,
        null,
        new WrongEntry(
            phoneIndex,
            List.of(),
            asked.stream().map(VerificationPhone::id).toList(),
            List.of(),
            false,
            false));
  }

  private List<VerificationPhone> withTail(List<VerificationPhone> phones, KeyedHash hash) {
    return phones.stream()
        .filter(phone -> phone.hasTail(hash, certificateTail) & phone.tailMayBeGuessed())
        .toList();
  }

  @Override
  public String toString() {
    return "ResendRequest";
  }
}
