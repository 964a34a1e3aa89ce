package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.OneTimeCodes.Purpose;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.recovery.AccountRecovery;
import org.openbeian.order.outbound.postgres.DailyCounts;
import org.openbeian.order.outbound.postgres.DailyCounts.Count;
import org.openbeian.order.outbound.postgres.Recoveries;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Finds the account that holds a record, for whom holds its phone (R-ACC-1). Nothing here differs
 * for a domain that is not on record, but that no message is sent and no code is ever right.
 */
@ApplicationScoped
public class RecoverAccount {

  /** Which deadlines are about recoveries. */
  public static final String DEADLINE = "recovery";

  static final String RULE = "R-ACC-1";

  private static final Logger LOG = Logger.getLogger(RecoverAccount.class);

  private final Transactions transactions;
  private final Recoveries recoveries;
  private final RecoveryHints hints;
  private final OneTimeCodes codes;
  private final DailyCounts counts;
  private final TakeOverRecord takeOverRecord;
  private final Deadlines deadlines;
  private final Sealer sealer;
  private final Time time;
  private final RecoveryPolicy policy;

  RecoverAccount(
      Transactions transactions,
      Recoveries recoveries,
      RecoveryHints hints,
      OneTimeCodes codes,
      DailyCounts counts,
      TakeOverRecord takeOverRecord,
      Deadlines deadlines,
      Sealer sealer,
      Time time,
      RecoveryPolicy policy) {
    this.transactions = transactions;
    this.recoveries = recoveries;
    this.hints = hints;
    this.codes = codes;
    this.counts = counts;
    this.takeOverRecord = takeOverRecord;
    this.deadlines = deadlines;
    this.sealer = sealer;
    this.time = time;
    this.policy = policy;
  }

  /**
   * Opens a recovery.
   *
   * @param domain canonical
   * @throws ApiException 429 when the account has opened too many
   */
  public Uni<AccountRecovery> open(String domain, Caller caller) {
    return transactions.inTransaction(
        () ->
            countOpening(caller)
                .chain(() -> hints.recordOf(domain))
                .map(record -> opened(domain, record, caller))
                .call(recoveries::add)
                .call(this::keepUntilOver));
  }

  private AccountRecovery opened(String domain, @Nullable FilingSubject record, Caller caller) {
    Instant now = time.now();
    return new AccountRecovery(
        UUID.randomUUID(),
        caller.account(),
        caller.subject(),
        domain,
        record == null ? null : record.number(),
        hints.hint(record, domain),
        now,
        now.plus(policy.validity()));
  }

  /** A recovery of the caller's account. */
  public Uni<AccountRecovery> look(UUID id, Caller caller) {
    return Panache.withSession(() -> recoveries.find(id)).map(found -> own(found, caller));
  }

  /**
   * A code on its way, or not.
   *
   * @param expiresAt when it is void
   * @param sendsLeft how many more may be asked for in this recovery
   */
  public record Sent(String hint, Instant expiresAt, int sendsLeft) {}

  private record Message(OneTimeCodes.Issued issued, String hint, @Nullable String phone) {

    Sent sent() {
      return new Sent(hint, issued.expiresAt(), issued.sendsLeft());
    }

    @Override
    public String toString() {
      return "Message";
    }
  }

  /**
   * Sends a code to the phone on record. The gateway is not waited for: its time and its failures
   * would tell that there is a record.
   *
   * @throws ApiException 409 when the recovery is over, 429 too soon or too often
   */
  public Uni<Sent> sendCode(UUID id, Caller caller) {
    return transactions
        .inTransaction(
            () ->
                lockOpen(id, caller)
                    .call(() -> countCodeOf(caller))
                    .call(this::countCodeAbout)
                    .chain(
                        recovery ->
                            codes
                                .issue(Purpose.RECOVERY, id)
                                .chain(issued -> address(issued, recovery))))
        .invoke(message -> deliver(message, caller))
        .map(Message::sent);
  }

  private Uni<Message> address(OneTimeCodes.Issued issued, AccountRecovery recovery) {
    return hints
        .liveRecord(recovery.subjectNumber())
        .map(record -> new Message(issued, recovery.hint(), hints.phone(record)));
  }

  private void deliver(Message message, Caller caller) {
    String phone = message.phone;
    if (phone != null) {
      codes
          .deliver(
              message.issued, phone, "RECOVERY_CODE_SMS", Locale.forLanguageTag(caller.locale()))
          .subscribe()
          .with(
              taken -> {},
              away -> LOG.warnf("the gateway did not take a recovery code: %s", away.getClass()));
    }
  }

  /**
   * Takes a code in; a right one proves the recovery.
   *
   * @throws ApiException 422 whatever is wrong: code, time, recovery, or that there is no record
   */
  public Uni<AccountRecovery> prove(UUID id, String code, Caller caller) {
    return transactions
        .inTransaction(
            () ->
                recoveries
                    .lock(id)
                    .map(found -> own(found, caller))
                    .chain(recovery -> prove(recovery, code)))
        .map(
            proven -> {
              if (proven == null) {
                // after the commit: the wrong entry counts
                throw ApiException.of(422, "RECOVERY_CODE_WRONG").byRule(RULE);
              }
              return proven;
            });
  }

  private Uni<@Nullable AccountRecovery> prove(AccountRecovery recovery, String code) {
    return codes
        .enter(Purpose.RECOVERY, recovery.id(), code)
        .chain(
            right ->
                hints
                    .liveRecord(recovery.subjectNumber())
                    .map(record -> prove(recovery, right, record)))
        .call(this::keepUntilOver);
  }

  private @Nullable AccountRecovery prove(
      AccountRecovery recovery, boolean right, @Nullable FilingSubject record) {
    Instant now = time.now();
    if (!right || record == null || !recovery.isOpen(now)) {
      return null;
    }
    recovery.prove(record, now, now.plus(policy.validity()));
    return recovery;
  }

  /**
   * Asks support to approve by documents.
   *
   * @throws ApiException 409 when the recovery is over
   */
  public Uni<AccountRecovery> askSupport(UUID id, String note, Caller caller) {
    return transactions.inTransaction(
        () ->
            lockOpen(id, caller)
                .invoke(
                    recovery -> {
                      Instant now = time.now();
                      recovery.askSupport(
                          sealer.seal(note), now, now.plus(policy.supportValidity()));
                    })
                .call(this::keepUntilOver));
  }

  /**
   * Moves the record to the caller's account at once.
   *
   * @throws ApiException 409 unless proven and as it was then, 422 when one of the accounts is not
   *     free for it (R-TYPE-4, R-TRF-1)
   */
  public Uni<AccountRecovery> takeOver(UUID id, Caller caller) {
    caller.require(HandOver.TRANSFER);
    return transactions.inTransaction(
        () ->
            recoveries
                .lock(id)
                .map(found -> own(found, caller))
                .invoke(
                    recovery -> {
                      if (!recovery.isProven(time.now())) {
                        throw ApiException.of(409, "RECOVERY_NOT_PROVEN").byRule(RULE);
                      }
                    })
                .call(
                    recovery ->
                        takeOverRecord
                            .by(recovery, caller)
                            .invoke(order -> recovery.takeOver(order.id())))
                .call(recovery -> deadlines.cancel(recovery.id(), DEADLINE)));
  }

  private Uni<AccountRecovery> lockOpen(UUID id, Caller caller) {
    return recoveries
        .lock(id)
        .map(found -> own(found, caller))
        .invoke(
            recovery -> {
              if (!recovery.isOpen(time.now())) {
                throw ApiException.of(409, "RECOVERY_NOT_OPEN").byRule(RULE);
              }
            });
  }

  private static AccountRecovery own(@Nullable AccountRecovery recovery, Caller caller) {
    if (recovery == null || !recovery.account().equals(caller.account())) {
      throw ApiException.notFound();
    }
    return recovery;
  }

  private Uni<Void> countOpening(Caller caller) {
    return count("recoveries of " + caller.account().value())
        .invoke(
            count -> {
              if (count.times() > policy.openings()) {
                throw ApiException.of(429, "RECOVERY_TOO_MANY", String.valueOf(policy.openings()))
                    .byRule(RULE)
                    .withHeader("Retry-After", OneTimeCodes.seconds(count.anewIn()));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> countCodeOf(Caller caller) {
    return countCode("codes of " + caller.account().value(), policy.codesPerAccount());
  }

  /** What is not on record has a limit of its own. */
  private Uni<Void> countCodeAbout(AccountRecovery recovery) {
    String number = recovery.subjectNumber();
    return countCode(
        number == null ? "codes for " + recovery.domain() : "codes to " + number,
        policy.codesPerRecord());
  }

  private Uni<Void> countCode(String key, int perDay) {
    return count(key)
        .invoke(
            count -> {
              if (count.times() > perDay) {
                throw OneTimeCodes.tooMany(perDay, count.anewIn());
              }
            })
        .replaceWithVoid();
  }

  /** Always the account before the record, so that two never wait for each other. */
  private Uni<Count> count(String key) {
    return counts.count(key, time.now());
  }

  private Uni<Void> keepUntilOver(@Nullable AccountRecovery recovery) {
    return recovery == null
        ? Uni.createFrom().voidItem()
        : deadlines.arm(deadline(recovery, policy));
  }

  static Deadline deadline(AccountRecovery recovery, RecoveryPolicy policy) {
    return new Deadline(
        recovery.id(), DEADLINE, 0, 0, recovery.expiresAt().plus(policy.retention()));
  }
}
