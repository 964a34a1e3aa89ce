package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.order.domain.recovery.AccountRecovery;
import org.openbeian.order.domain.recovery.RecoveryState;

/** A recovery as the account sees it that opened it. */
@Schema(name = "AccountRecovery")
public record RecoveryView(
    UUID id,
    @Schema(examples = "qiming-shili.cn") String domain,
    @Schema(examples = "*********01") String hint,
    RecoveryState state,
    Instant openedAt,
    Instant expiresAt,
    @Schema(description = "Null until it is proven.") @Nullable FoundView found) {

  /** What only the owner of a record may know. */
  @Schema(name = "FoundAccount")
  public record FoundView(
      @Schema(description = "That held the record at the proof; masked.", examples = "ac***b")
          String account,
      @Schema(examples = "浙ICP备2026000001号") String subjectNumber) {}

  static RecoveryView of(AccountRecovery recovery) {
    AccountId holder = recovery.holder();
    String number = recovery.subjectNumber();
    return new RecoveryView(
        recovery.id(),
        recovery.domain(),
        recovery.hint(),
        recovery.state(),
        recovery.openedAt(),
        recovery.expiresAt(),
        holder == null || number == null ? null : new FoundView(masked(holder), number));
  }

  /** Enough for its owner to know it again. */
  static String masked(AccountId account) {
    String id = account.value();
    int length = id.length();
    return length < 5
        ? "*".repeat(length)
        : id.substring(0, 2) + "*".repeat(length - 3) + id.substring(length - 1);
  }
}
