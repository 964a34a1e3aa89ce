package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.smsverify.domain.Verification;
import org.openbeian.smsverify.domain.WrongEntry;

/** All verifications. */
public interface Verifications {

  /** Locks an order's verification and loads its phones; null when there is none. */
  Uni<@Nullable Verification> lock(OrderId orderId);

  /**
   * Locks the verifications that have a number and loads their phones, always in the same order:
   * all that are pending and the latest few that are not. Two transactions that enter codes of one
   * order follow one another. In place of what a number has not there are stand-ins, so that it
   * costs the same for numbers that nobody has.
   */
  Uni<List<Verification>> lockOf(String phoneIndex);

  /**
   * Counts a wrong entry, in one statement for known and unknown numbers.
   *
   * @param forgottenBefore entries for a number that nothing waits for, begun before, count no more
   * @return whether it is the sixth for a number that nothing waits for
   */
  Uni<Boolean> count(WrongEntry wrong, Instant now, Instant forgottenBefore);

  /** Forgets entries for numbers that nothing waits for, begun before. */
  Uni<Void> forgetWrongEntries(Instant begunBefore);

  /**
   * The verifications no longer wait: what was to be sent for them is dropped, and their phones are
   * found among those that did.
   */
  Uni<Void> close(List<UUID> orderIds, Instant at);

  /** Locks those that nobody else has locked, without their phones. */
  Uni<List<Verification>> lockFree(List<UUID> orderIds);

  /** Reads an order's verification with its phones; null when there is none. */
  Uni<@Nullable Verification> read(OrderId orderId);

  /** Deletes an order's phones; what the verification came to stays. Nothing is loaded. */
  Uni<Void> forgetPhones(OrderId orderId);

  Uni<Void> add(Verification verification);
}
