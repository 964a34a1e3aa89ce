package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.order.domain.recovery.AccountRecovery;
import org.openbeian.order.domain.recovery.RecoveryState;

/** A recovery as support sees it. */
@Schema(name = "AccountRecoveryCase")
public record RecoveryCaseView(
    UUID id,
    @Schema(description = "Who looks for the record; masked.", examples = "ac***c") String askedBy,
    @Schema(examples = "qiming-shili.cn") String domain,
    @Schema(description = "Null when nothing in force was on record here.")
        @Nullable String subjectNumber,
    RecoveryState state,
    Instant openedAt,
    Instant expiresAt,
    @Nullable Instant supportRequestedAt,
    @Schema(description = "That held the record at the proof; masked.") @Nullable String holder,
    @Nullable Instant provenAt,
    @Schema(description = "Of support; null for a proof by code.") @Nullable String approvedBy) {

  static RecoveryCaseView of(AccountRecovery recovery) {
    AccountId holder = recovery.holder();
    return new RecoveryCaseView(
        recovery.id(),
        RecoveryView.masked(recovery.account()),
        recovery.domain(),
        recovery.subjectNumber(),
        recovery.state(),
        recovery.openedAt(),
        recovery.expiresAt(),
        recovery.supportRequestedAt(),
        holder == null ? null : RecoveryView.masked(holder),
        recovery.provenAt(),
        recovery.approvedBy());
  }
}
