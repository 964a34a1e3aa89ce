package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.smsverify.domain.Verification;

/** All verifications. */
public interface Verifications {

  /** Locks an order's verification and loads its phones; null when there is none. */
  Uni<@Nullable Verification> lock(OrderId orderId);

  /**
   * Locks the pending verifications that have a number and loads their phones, always in the same
   * order. Two transactions that enter codes of one order follow one another.
   */
  Uni<List<Verification>> lockPendingOf(String phoneIndex);

  /** Locks those that nobody else has locked, without their phones. */
  Uni<List<Verification>> lockFree(List<UUID> orderIds);

  /** Reads an order's verification with its phones; null when there is none. */
  Uni<@Nullable Verification> read(OrderId orderId);

  /** Deletes an order's phones; what the verification came to stays. Nothing is loaded. */
  Uni<Void> forgetPhones(OrderId orderId);

  Uni<Void> add(Verification verification);
}
