package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.recovery.AccountRecovery;
import org.openbeian.order.domain.recovery.RecoveryState;
import org.openbeian.order.outbound.postgres.Recoveries;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Lets support prove by documents whose a record is, where its phone is lost (R-ACC-1). */
@ApplicationScoped
public class ApproveRecovery {

  private static final Logger LOG = Logger.getLogger(ApproveRecovery.class);

  private final Transactions transactions;
  private final Recoveries recoveries;
  private final RecoveryHints hints;
  private final Deadlines deadlines;
  private final Sealer sealer;
  private final Time time;
  private final RecoveryPolicy policy;

  ApproveRecovery(
      Transactions transactions,
      Recoveries recoveries,
      RecoveryHints hints,
      Deadlines deadlines,
      Sealer sealer,
      Time time,
      RecoveryPolicy policy) {
    this.transactions = transactions;
    this.recoveries = recoveries;
    this.hints = hints;
    this.deadlines = deadlines;
    this.sealer = sealer;
    this.time = time;
    this.policy = policy;
  }

  /** Recoveries of all accounts, newest first; one more than {@code limit} where more follow. */
  public Uni<List<AccountRecovery>> page(
      @Nullable RecoveryState state, @Nullable Cursor after, int limit) {
    return Panache.withSession(() -> recoveries.page(state, after, limit));
  }

  /** What a filer asked support; the look is logged (R-PERM-2). 404 when nothing was asked. */
  public Uni<String> request(UUID id, Caller caller) {
    return Panache.withSession(() -> recoveries.find(id))
        .map(
            recovery -> {
              Sealed note = recovery == null ? null : recovery.supportNote();
              if (note == null) {
                throw ApiException.notFound();
              }
              LOG.infof("%s read the support request of recovery %s", caller.subject(), id);
              return sealer.open(note);
            });
  }

  /**
   * Proves a recovery in the place of the code.
   *
   * @throws ApiException 409 unless support was asked and there is a record, 403 when it is by or
   *     from the caller's own account (R-PERM-2)
   */
  public Uni<AccountRecovery> approve(UUID id, String note, Caller caller) {
    return transactions.inTransaction(
        () ->
            recoveries
                .lock(id)
                .map(ApproveRecovery::existing)
                .invoke(
                    recovery -> {
                      requireOther(recovery.account().equals(caller.account()));
                      if (!recovery.isBeforeSupport(time.now())) {
                        throw refused("RECOVERY_WITHOUT_REQUEST");
                      }
                    })
                .call(
                    recovery ->
                        hints
                            .liveRecord(recovery.subjectNumber())
                            .invoke(record -> approve(recovery, record, note, caller)))
                .call(recovery -> deadlines.arm(RecoverAccount.deadline(recovery, policy))));
  }

  private void approve(
      AccountRecovery recovery, @Nullable FilingSubject record, String note, Caller caller) {
    if (record == null) {
      throw refused("RECOVERY_WITHOUT_RECORD");
    }
    requireOther(record.account().equals(caller.account()));
    Instant now = time.now();
    recovery.approve(
        record, caller.subject(), sealer.seal(note), now, now.plus(policy.supportValidity()));
  }

  private static AccountRecovery existing(@Nullable AccountRecovery recovery) {
    if (recovery == null) {
      throw ApiException.notFound();
    }
    return recovery;
  }

  private static void requireOther(boolean own) {
    if (own) {
      throw ApiException.of(403, "RECOVERY_OF_OWN_ACCOUNT").byRule("R-PERM-2");
    }
  }

  private static ApiException refused(String code) {
    return ApiException.of(409, code).byRule(RecoverAccount.RULE);
  }
}
