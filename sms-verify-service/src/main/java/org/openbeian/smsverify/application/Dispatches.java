package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.sms.UnknownFate;
import org.openbeian.smsverify.domain.SmsDispatch;
import org.openbeian.smsverify.domain.VerificationPhone;

/** The codes on their way. */
public interface Dispatches {

  /** Adds dispatches that this process will send as soon as the transaction has committed. */
  Uni<Void> add(List<SmsDispatch> dispatches);

  /** What this process may send, oldest first. */
  Uni<List<SmsDispatch>> mine(int limit);

  /** Takes what is due and nobody sends: tried before, or left by a process that went away. */
  Uni<Integer> takeOver(int limit, Instant now);

  /**
   * Gives one back, to be tried again later by whoever comes first.
   *
   * @param fate which gateway may have it nevertheless; null when none
   */
  Uni<Void> postpone(SmsDispatch dispatch, @Nullable UnknownFate fate, Instant until);

  /** Keeps that a gateway may have one from now on. */
  Uni<Void> keep(SmsDispatch dispatch, UnknownFate fate);

  /** Deletes dispatches whose answer is final; returns those that were still there. */
  Uni<Set<UUID>> finish(List<UUID> ids);

  /** Deletes what is still on its way for orders whose verification is over or begins anew. */
  Uni<Void> dropOf(List<UUID> orderIds);

  /** Deletes what is still on its way to a number that gets a newer code. */
  Uni<Void> dropOf(VerificationPhone phone);

  /** How many wait for their first try. */
  Uni<Long> untried();

  /** How many wait for a gateway to take them, and since when the oldest does. */
  Uni<Waiting> waiting();

  /**
   * Codes that no gateway has taken.
   *
   * @param oldestSince null when there are none
   */
  record Waiting(long codes, @Nullable Instant oldestSince) {}
}
