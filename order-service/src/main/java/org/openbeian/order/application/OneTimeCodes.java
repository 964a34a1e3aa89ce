package org.openbeian.order.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.pii.Sealer;

/**
 * The provider's own one-time codes by SMS: six digits that prove who holds a phone, kept only as a
 * keyed hash. They are not the ministry's verification (R-SMS).
 */
@ApplicationScoped
class OneTimeCodes {

  /** What a code proves; one for another purpose or thing never fits. */
  enum Purpose {
    /** That an order is what the record's owner wants. */
    OWNER("owner-code"),
    /** That who finds an account holds the record's phone. */
    RECOVERY("recovery-code"),
    /** That an account reaches a principal's phone. */
    CONTACT("contact-code");

    private final String key;

    Purpose(String key) {
      this.key = key;
    }
  }

  /**
   * A code that is kept and not sent yet.
   *
   * @param expiresAt when it is void
   * @param sendsLeft how many more may be asked for
   */
  record Issued(UUID message, String code, Instant expiresAt, int sendsLeft) {

    @Override
    public String toString() {
      return "Issued";
    }
  }

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration DAY = Duration.ofDays(1);

  private final OneTimeCodeStore store;
  private final TextMessages messages;
  private final Messages texts;
  private final Sealer sealer;
  private final Time time;
  private final OneTimeCodePolicy policy;

  OneTimeCodes(
      OneTimeCodeStore store,
      TextMessages messages,
      Messages texts,
      Sealer sealer,
      Time time,
      OneTimeCodePolicy policy) {
    this.store = store;
    this.messages = messages;
    this.texts = texts;
    this.sealer = sealer;
    this.time = time;
    this.policy = policy;
  }

  /**
   * Makes a code, which voids the one before; the thing is locked by the caller's transaction.
   *
   * @throws ApiException 429 too soon or too often
   */
  Uni<Issued> issue(Purpose purpose, UUID thing) {
    return store.of(purpose.key, thing).chain(last -> issue(purpose, thing, last));
  }

  private Uni<Issued> issue(Purpose purpose, UUID thing, @Nullable OneTimeCode last) {
    Instant now = time.now();
    int sends = last == null || last.sentAt().isBefore(now.minus(DAY)) ? 0 : last.sends();
    if (last != null && sends >= policy.sends()) {
      throw tooMany(policy.sends(), Duration.between(now, last.sentAt().plus(DAY)));
    }
    if (last != null && now.isBefore(last.sentAt().plus(policy.pause()))) {
      long wait = Duration.between(now, last.sentAt().plus(policy.pause())).toSeconds() + 1;
      throw ApiException.of(429, "OWNER_CODE_TOO_SOON", String.valueOf(wait))
          .withHeader("Retry-After", String.valueOf(wait));
    }
    String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
    Instant expiresAt = now.plus(policy.validity());
    return store
        .keep(
            purpose.key,
            thing,
            new OneTimeCode(hash(purpose, thing, code), expiresAt, now, sends + 1, 0))
        .replaceWith(new Issued(UUID.randomUUID(), code, expiresAt, policy.sends() - sends - 1));
  }

  /**
   * 429: so many a day are the most.
   *
   * @param anewIn how long until it may be done again
   */
  static ApiException tooMany(int perDay, Duration anewIn) {
    return ApiException.of(429, "OWNER_CODE_TOO_MANY", String.valueOf(perDay))
        .withHeader("Retry-After", seconds(anewIn));
  }

  /** A wait as {@code Retry-After} tells it: whole seconds, none too few. */
  static String seconds(Duration wait) {
    return String.valueOf(Math.max(1, wait.toSeconds() + 1));
  }

  /**
   * Whether the code is right; then it is used up. A wrong entry counts, so the transaction must
   * commit. What there is to compare takes the same time whatever is wrong.
   */
  Uni<Boolean> enter(Purpose purpose, UUID thing, String code) {
    return store.of(purpose.key, thing).chain(last -> enter(purpose, thing, last, code));
  }

  private Uni<Boolean> enter(Purpose purpose, UUID thing, @Nullable OneTimeCode last, String code) {
    byte[] entered = hash(purpose, thing, code).getBytes(UTF_8);
    byte[] sent = (last == null ? "" : last.codeHash()).getBytes(UTF_8);
    boolean equal = MessageDigest.isEqual(entered, sent);
    if (last == null || !time.now().isBefore(last.expiresAt()) || last.wrong() >= policy.tries()) {
      return Uni.createFrom().item(false);
    }
    return equal
        ? store.forget(purpose.key, thing).replaceWith(true)
        : store.keep(purpose.key, thing, oneMoreWrong(last)).replaceWith(false);
  }

  /**
   * Hands a code to the gateway; after the commit, never inside a transaction.
   *
   * @param text key of the text, which has the code and its minutes as arguments
   */
  Uni<Void> deliver(Issued issued, String phone, String text, Locale locale) {
    return messages.send(
        issued.message(),
        phone,
        texts.text(
            locale, text, List.of(issued.code(), String.valueOf(policy.validity().toMinutes()))));
  }

  /**
   * The same, and tells who waits when the gateway did not take it. The code stays: the message may
   * have got through all the same.
   *
   * @throws ApiException 503; another code may be asked for after the pause
   */
  Uni<Void> deliverOrTell(Issued issued, String phone, String text, Locale locale) {
    return deliver(issued, phone, text, locale)
        .onFailure()
        .transform(
            away ->
                ApiException.of(503, "SMS_GATEWAY_AWAY")
                    .withHeader(
                        "Retry-After", String.valueOf(Math.max(1, policy.pause().toSeconds()))));
  }

  private static OneTimeCode oneMoreWrong(OneTimeCode code) {
    return new OneTimeCode(
        code.codeHash(), code.expiresAt(), code.sentAt(), code.sends(), code.wrong() + 1);
  }

  private String hash(Purpose purpose, UUID thing, String code) {
    return sealer.index(purpose.key, thing + "|" + code);
  }
}
