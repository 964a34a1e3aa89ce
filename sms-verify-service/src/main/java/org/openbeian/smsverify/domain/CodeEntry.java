package org.openbeian.smsverify.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;

/**
 * What somebody entered on the verification page; all three must fit (R-SMS-4).
 *
 * <p>A number may wait in several orders: the entry is for the one whose tail and code it matches.
 * A wrong one counts on those whose tail it matches, else on all that wait for the number
 * (R-SMS-5). That nothing is pending is told only to who knows the tail of one that was (R-SMS-9).
 *
 * @param phoneIndex blind index of the number
 */
public record CodeEntry(String phoneIndex, String code, String certificateTail) {

  /** What the person is told. */
  public enum Answer {
    VERIFIED,
    /** This number is done, another person's is missing (R-SMS-7). */
    WAITING_FOR_OTHERS,
    /** Something is wrong; never what (R-SMS-4). */
    NO_SUCH_RECORD,
    /** R-SMS-9. */
    NOTHING_PENDING,
    /** The sixth entry after five wrong ones (R-SMS-5). */
    FAILED
  }

  /**
   * What the entry did.
   *
   * @param verified whose number it verified just now
   * @param failed which verifications it failed
   * @param wrong what it counts on; null when it was not wrong
   */
  public record Result(
      Answer answer,
      @Nullable Verification verified,
      List<Verification> failed,
      @Nullable WrongEntry wrong) {

    private static Result of(Answer answer) {
      return new Result(answer, null, List.of(), null);
    }
  }

  /**
   * Applies the entry to the verifications that have the number, all of them locked: those that
   * wait, some that did, and stand-ins.
   */
  public Result applyTo(List<Verification> locked, KeyedHash hash, Instant now) {
    // a new round or an erasure may have taken the number away while the lock was waited for
    List<Verification> verifications =
        locked.stream().filter(verification -> verification.phoneOf(phoneIndex) != null).toList();
    List<Verification> waiting = verifications.stream().filter(v -> v.waits(now)).toList();
    List<Verification> sameTail = new ArrayList<>();
    List<Verification> matching = new ArrayList<>();
    for (Verification verification : waiting) {
      VerificationPhone phone = phoneOf(verification);
      // both are computed in any case, so that the time taken tells nothing
      boolean tail = phone.hasTail(hash, certificateTail);
      boolean both = phone.hasCode(hash, code) & tail;
      if (tail) {
        sameTail.add(verification);
      }
      if (both) {
        matching.add(verification);
      }
    }
    for (Verification verification : matching) {
      VerificationPhone phone = phoneOf(verification);
      if (phone.verified()) {
        return Result.of(Answer.WAITING_FOR_OTHERS);
      }
      if (!phone.exhausted()) {
        return accept(verification, phone, now);
      }
    }
    if (!matching.isEmpty()) {
      return refuse(verifications, matching, List.of(), now);
    }
    if (!sameTail.isEmpty()) {
      return refuse(verifications, sameTail, List.of(), now);
    }
    List<VerificationPhone> over =
        verifications.stream()
            .filter(verification -> !verification.waits(now))
            .map(this::phoneOf)
            .toList();
    // hashes come first, so that it takes as long where no tail is looked at any more
    if (over.stream()
        .anyMatch(phone -> phone.hasTail(hash, certificateTail) & phone.tailMayBeGuessed())) {
      return Result.of(Answer.NOTHING_PENDING);
    }
    return refuse(verifications, waiting, over, now);
  }

  private static Result accept(Verification verification, VerificationPhone phone, Instant now) {
    verification.verified(phone, now);
    Answer answer = verification.pending() ? Answer.WAITING_FOR_OTHERS : Answer.VERIFIED;
    return new Result(answer, verification, List.of(), null);
  }

  private Result refuse(
      List<Verification> found,
      List<Verification> meant,
      List<VerificationPhone> over,
      Instant now) {
    List<Verification> failed = new ArrayList<>();
    List<UUID> tried = new ArrayList<>();
    for (Verification verification : meant) {
      VerificationPhone phone = phoneOf(verification);
      if (phone.verified()) {
        continue;
      }
      if (phone.exhausted()) {
        verification.fail(Cause.TOO_MANY_ATTEMPTS, now);
        failed.add(verification);
      } else {
        phone.wrongTries++;
        tried.add(phone.id());
      }
    }
    over.forEach(VerificationPhone::tailGuessedWrongly);
    List<UUID> asked = over.stream().map(VerificationPhone::id).toList();
    List<UUID> touched =
        found.stream()
            .map(verification -> phoneOf(verification).id())
            .filter(id -> !tried.contains(id) && !asked.contains(id))
            .toList();
    return new Result(
        failed.isEmpty() ? Answer.NO_SUCH_RECORD : Answer.FAILED,
        null,
        failed,
        new WrongEntry(
            phoneIndex,
            tried,
            asked,
            touched,
            tried.isEmpty() && failed.isEmpty(),
            !failed.isEmpty()));
  }

  private VerificationPhone phoneOf(Verification verification) {
    VerificationPhone phone = verification.phoneOf(phoneIndex);
    if (phone == null) {
      throw new IllegalStateException("a verification without the number that was entered");
    }
    return phone;
  }

  @Override
  public String toString() {
    return "CodeEntry";
  }
}
