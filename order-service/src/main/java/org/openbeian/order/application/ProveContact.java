package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.OneTimeCodes.Issued;
import org.openbeian.order.application.OneTimeCodes.Purpose;
import org.openbeian.order.domain.contact.ContactProof;
import org.openbeian.order.outbound.postgres.ContactProofs;
import org.openbeian.order.outbound.postgres.DailyCounts;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets an account prove that it reaches a phone (R-SUBJ-7), for all its orders and for some time.
 * Whose phone it is, and whether anybody else has it, plays no part in what is answered.
 */
@ApplicationScoped
public class ProveContact {

  /** Which deadlines are about proofs. */
  public static final String DEADLINE = "contact-proof";

  private static final String RULE = "R-SUBJ-7";
  private static final String ADD = "beian:add";
  private static final String UPDATE = "beian:update";

  private final Transactions transactions;
  private final ContactProofs proofs;
  private final ContactKeys keys;
  private final OneTimeCodes codes;
  private final DailyCounts counts;
  private final Deadlines deadlines;
  private final Sealer sealer;
  private final Time time;
  private final ContactProofPolicy policy;

  ProveContact(
      Transactions transactions,
      ContactProofs proofs,
      ContactKeys keys,
      OneTimeCodes codes,
      DailyCounts counts,
      Deadlines deadlines,
      Sealer sealer,
      Time time,
      ContactProofPolicy policy) {
    this.transactions = transactions;
    this.proofs = proofs;
    this.keys = keys;
    this.codes = codes;
    this.counts = counts;
    this.deadlines = deadlines;
    this.sealer = sealer;
    this.time = time;
    this.policy = policy;
  }

  /**
   * A code on its way.
   *
   * @param phone masked
   * @param expiresAt when it is void
   * @param sendsLeft how many more may be asked for to this phone
   */
  public record Sent(UUID id, String phone, Instant expiresAt, int sendsLeft) {}

  /**
   * A phone that is proven, or that a code was sent to.
   *
   * @param phone masked
   * @param provenAt null while it is not proven, like the next
   */
  public record Shown(
      UUID id,
      String phone,
      Instant askedAt,
      @Nullable Instant provenAt,
      @Nullable Instant provenUntil) {}

  private record Message(UUID id, Issued issued) {

    @Override
    public String toString() {
      return "Message";
    }
  }

  /**
   * Sends a code, which voids the one before; a proof that is valid stays so.
   *
   * @param phone a mainland mobile number, normalised
   * @throws ApiException 429 too soon or too often, 503 when the gateway did not take it; then it
   *     may be asked for again
   */
  public Uni<Sent> send(String phone, Caller caller) {
    requireFiling(caller);
    return transactions
        .inTransaction(() -> issue(phone, caller))
        .chain(
            message ->
                codes
                    .deliverOrTell(
                        message.issued,
                        phone,
                        "CONTACT_CODE_SMS",
                        Locale.forLanguageTag(caller.locale()))
                    .replaceWith(
                        () ->
                            new Sent(
                                message.id,
                                Masks.phone(phone),
                                message.issued.expiresAt(),
                                message.issued.sendsLeft())));
  }

  /** Always the account before the phone, so that two never wait for each other. */
  private Uni<Message> issue(String phone, Caller caller) {
    Instant now = time.now();
    String key = keys.phone(phone);
    return proofs
        .ask(caller.account(), key, sealer.seal(phone), now)
        .call(this::keepUntilOver)
        .call(() -> count("contact codes of " + caller.account().value(), policy.codesPerAccount()))
        .call(() -> count("contact codes to " + key, policy.codesPerPhone()))
        .chain(
            proof ->
                codes
                    .issue(Purpose.CONTACT, proof.id())
                    .map(issued -> new Message(proof.id(), issued)));
  }

  private Uni<Void> count(String key, int perDay) {
    return counts
        .count(key, time.now())
        .invoke(
            count -> {
              if (count.times() > perDay) {
                throw OneTimeCodes.tooMany(perDay, count.anewIn());
              }
            })
        .replaceWithVoid();
  }

  /**
   * Takes a code in; a right one proves the phone. What the last code has proven stays proven,
   * whatever is entered again: the answer to a right one may have been lost.
   *
   * @throws ApiException 422 for a wrong, expired or used up one
   */
  public Uni<Shown> attempt(UUID id, String code, Caller caller) {
    requireFiling(caller);
    return transactions
        .inTransaction(
            () ->
                proofs.lock(id).map(found -> own(found, caller)).chain(proof -> enter(proof, code)))
        .map(
            proven -> {
              if (proven == null) {
                // after the commit: the wrong entry counts
                throw ApiException.of(422, "CONTACT_CODE_WRONG").byRule(RULE);
              }
              return shown(proven);
            });
  }

  private Uni<@Nullable ContactProof> enter(ContactProof proof, String code) {
    return proof.isSettled(time.now())
        ? Uni.createFrom().item(proof)
        : codes
            .enter(Purpose.CONTACT, proof.id(), code)
            .chain(right -> right ? prove(proof) : Uni.createFrom().nullItem());
  }

  private Uni<@Nullable ContactProof> prove(ContactProof proof) {
    ContactProof proven = proof.provenAt(time.now(), policy.validFor());
    return proofs.prove(proven).chain(() -> keepUntilOver(proven)).replaceWith(proven);
  }

  /** Of the caller's account, those asked for last first, one more where more follow. */
  public Uni<List<Shown>> page(@Nullable Cursor after, int limit, Caller caller) {
    caller.require(FilersOrders.VIEW);
    Instant now = time.now();
    return Panache.withSession(
            () ->
                proofs.page(
                    caller.account(), now, now.minus(policy.unprovenRetention()), after, limit))
        .map(found -> found.stream().map(this::shown).toList());
  }

  private Shown shown(ContactProof proof) {
    boolean proven = proof.isProven(time.now());
    return new Shown(
        proof.id(),
        Masks.phone(sealer.open(proof.phone())),
        proof.askedAt(),
        proven ? proof.provenAt() : null,
        proven ? proof.provenUntil() : null);
  }

  /** Who only looks has no SMS sent. */
  private static void requireFiling(Caller caller) {
    if (!caller.may(UPDATE)) {
      caller.require(ADD);
    }
  }

  private static ContactProof own(@Nullable ContactProof proof, Caller caller) {
    if (proof == null || !proof.account().equals(caller.account())) {
      throw ApiException.notFound();
    }
    return proof;
  }

  private Uni<Void> keepUntilOver(ContactProof proof) {
    return deadlines.arm(deadline(proof, policy));
  }

  static Deadline deadline(ContactProof proof, ContactProofPolicy policy) {
    return new Deadline(proof.id(), DEADLINE, 0, 0, proof.forgottenAt(policy.unprovenRetention()));
  }
}
