package org.openbeian.review.application.revocation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.api.Cursor;
import org.openbeian.review.domain.revocation.FilingRevocation;
import org.openbeian.review.domain.revocation.RevocationState;

/** Where revocations are kept; all of it within the open session. */
public interface Revocations {

  /** Loads one; null when there is none. */
  Uni<@Nullable FilingRevocation> find(UUID id);

  /** The same, once nobody else asks for or settles revocations of its subject or its services. */
  Uni<@Nullable FilingRevocation> lock(UUID id);

  /**
   * Waits until nobody else asks for or settles revocations of a subject or its services, and loads
   * those that are pending or confirmed.
   */
  Uni<List<FilingRevocation>> lockLiveOf(String subjectNumber);

  /**
   * Loads a page, newest first, with one more where there are more.
   *
   * @param state null for every state
   * @param after where the page before ended
   */
  Uni<List<FilingRevocation>> page(
      Set<String> provinces, @Nullable RevocationState state, @Nullable Cursor after, int limit);

  /** The last round of an order that is known here; 1 when none is. */
  Uni<Integer> lastRoundOf(OrderId order);

  /** Adds a new one. */
  Uni<Void> add(FilingRevocation revocation);
}
