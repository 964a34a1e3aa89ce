package org.openbeian.review.application.revocation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Reason;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.application.FiledNumbers;
import org.openbeian.review.application.FiledNumbers.Filed;
import org.openbeian.review.application.bureau.BureauReasons;
import org.openbeian.review.domain.revocation.FilingRevocation;
import org.openbeian.review.domain.revocation.FilingRevocation.Target;
import org.openbeian.review.domain.revocation.RevocationRefusedException;
import org.openbeian.review.domain.revocation.RevocationState;

/**
 * The bureau takes back what it granted: one officer of the province asks, another one agrees
 * (R-PERM-2). Acts on one subject's numbers follow one another.
 */
@ApplicationScoped
public class RevokeFiling {

  private static final String RULE = "R-PERM-2";
  private static final String LANGUAGE = "zh-CN";

  private final Transactions transactions;
  private final Revocations revocations;
  private final FiledNumbers filed;
  private final BureauReasons reasons;
  private final Outbox outbox;
  private final Clock clock;

  RevokeFiling(
      Transactions transactions,
      Revocations revocations,
      FiledNumbers filed,
      BureauReasons reasons,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.revocations = revocations;
    this.filed = filed;
    this.reasons = reasons;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Asks for it.
   *
   * @param number a subject's or a service's
   * @param why by result codes; words may be left out
   * @throws ApiException 404 when no such number is known in the caller's provinces, 403 when it is
   *     of the caller's own account, 409 when it is no longer in force or asked for already, 422
   *     for reasons that refuse nothing
   */
  public Uni<FilingRevocation> ask(String number, List<Reason> why, Caller caller) {
    List<Reason> complete = reasons.ofOfficer(why, LANGUAGE);
    return transactions.inTransaction(
        () ->
            known(number, caller)
                .chain(
                    found ->
                        revocations
                            .lockLiveOf(found.subjectNumber())
                            .chain(
                                live -> {
                                  requireNotRevoked(number, live);
                                  requireNotAskedFor(number, live);
                                  return target(number, caller);
                                })
                            .map(
                                target ->
                                    FilingRevocation.ask(
                                        UUID.randomUUID(), target, complete, actor(caller), now()))
                            .call(revocations::add)));
  }

  /**
   * Another officer confirms it: the number is void.
   *
   * @throws ApiException 404, 403 as for asking, and for who asked; 409 when it is settled, or the
   *     number is no longer in force
   */
  public Uni<FilingRevocation> confirm(UUID id, Caller caller) {
    return settle(
        id,
        caller,
        (revocation, live) -> {
          requireForeign(caller, revocation);
          revocation.requireConfirmable(actor(caller));
          requireNotRevoked(revocation.number(), live);
          return target(revocation.number(), caller)
              .chain(target -> outbox.append(revocation.confirm(target, actor(caller), now())));
        });
  }

  /** Another officer refuses it; as {@link #confirm}. */
  public Uni<FilingRevocation> refuse(UUID id, String why, Caller caller) {
    return settle(
        id,
        caller,
        (revocation, live) -> {
          requireForeign(caller, revocation);
          revocation.refuse(why, actor(caller), now());
          return Uni.createFrom().voidItem();
        });
  }

  /**
   * Who asked for it takes it back.
   *
   * @throws ApiException 404 for another province's, 403 for another's, 409 when it is settled
   */
  public Uni<FilingRevocation> withdraw(UUID id, Caller caller) {
    return settle(
        id,
        caller,
        (revocation, live) -> {
          revocation.withdraw(actor(caller), now());
          return Uni.createFrom().voidItem();
        });
  }

  /** An act on one of them, with those of its subject that are pending or confirmed. */
  private interface Act {
    Uni<Void> on(FilingRevocation revocation, List<FilingRevocation> live);
  }

  private Uni<FilingRevocation> settle(UUID id, Caller caller, Act act) {
    return transactions.inTransaction(
        () ->
            revocations
                .lock(id)
                .map(found -> ReadRevocations.requireVisible(caller, found))
                .chain(
                    found ->
                        revocations
                            .lockLiveOf(found.subjectNumber())
                            .chain(live -> perform(found, live, act))));
  }

  private static Uni<FilingRevocation> perform(
      FilingRevocation revocation, List<FilingRevocation> live, Act act) {
    try {
      return act.on(revocation, live)
          .replaceWith(revocation)
          .onFailure(RevocationRefusedException.class)
          .transform(refused -> problem((RevocationRefusedException) refused));
    } catch (RevocationRefusedException refused) {
      throw problem(refused);
    }
  }

  private static ApiException problem(RevocationRefusedException refused) {
    return switch (refused.why()) {
      case SETTLED ->
          ApiException.of(409, "REVOCATION_SETTLED", refused.state().name()).byRule(RULE);
      case SAME_OFFICER -> ApiException.of(403, "ANOTHER_OFFICER_NEEDED").byRule(RULE);
      case ANOTHERS -> ApiException.of(403, "REVOCATION_OF_ANOTHER").byRule(RULE);
    };
  }

  /** In force, in the caller's provinces and not of the caller's account. */
  private Uni<Target> target(String number, Caller caller) {
    return known(number, caller)
        .chain(
            found -> {
              if (!found.inForce()) {
                throw notInForce();
              }
              if (caller.account().equals(found.account())) {
                throw ownAccount();
              }
              return revocations
                  .lastRoundOf(found.lastOrder())
                  .map(
                      round ->
                          new Target(
                              number,
                              found.subjectNumber(),
                              found.province(),
                              found.account(),
                              found.lastOrder(),
                              round));
            });
  }

  private Uni<Filed> known(String number, Caller caller) {
    return filed
        .among(List.of(number))
        .map(
            known ->
                known.stream()
                    .filter(each -> each.number().equals(number))
                    .filter(each -> caller.provinces().contains(each.province()))
                    .findAny()
                    .orElseThrow(ApiException::notFound));
  }

  /** What was revoked here is void, even while the record has yet to hear of it. */
  private static void requireNotRevoked(String number, List<FilingRevocation> live) {
    if (live.stream()
        .filter(each -> each.state() == RevocationState.CONFIRMED)
        .anyMatch(
            each -> each.number().equals(number) || each.number().equals(each.subjectNumber()))) {
      throw notInForce();
    }
  }

  private static void requireNotAskedFor(String number, List<FilingRevocation> live) {
    live.stream()
        .filter(each -> each.state() == RevocationState.PENDING)
        .filter(each -> each.number().equals(number))
        .findAny()
        .ifPresent(
            pending -> {
              throw ApiException.of(409, "REVOCATION_PENDING", pending.id().toString())
                  .byRule(RULE);
            });
  }

  private static void requireForeign(Caller caller, FilingRevocation revocation) {
    if (caller.account().equals(revocation.account())) {
      throw ownAccount();
    }
  }

  private static ApiException ownAccount() {
    return ApiException.of(403, "OWN_ACCOUNT").byRule(RULE);
  }

  private static ApiException notInForce() {
    return ApiException.of(409, "NUMBER_NOT_IN_FORCE").byRule("R-FLOW-6");
  }

  private static Actor actor(Caller caller) {
    return caller.as(Actor.Kind.BUREAU_OFFICER);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
