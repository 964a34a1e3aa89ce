package org.openbeian.review.domain;

import static org.openbeian.review.domain.SupplementState.ACCEPTED;
import static org.openbeian.review.domain.SupplementState.ARRIVED;
import static org.openbeian.review.domain.SupplementState.ASKED;
import static org.openbeian.review.domain.SupplementState.CLOSED;
import static org.openbeian.review.domain.SupplementState.PROVIDED;

import java.util.Optional;
import org.openbeian.contracts.SupplementKind;

/** What a supplement may go through (R-FLOW-3): the one table of it. */
public final class SupplementLifecycle {

  private SupplementLifecycle() {}

  /** Where a trigger leads from a state; empty when it leads nowhere. */
  public static Optional<SupplementState> on(
      SupplementKind kind, SupplementState state, SupplementTrigger trigger) {
    boolean mailed = kind == SupplementKind.MAILED_ORIGINALS;
    return switch (state) {
      case ASKED ->
          switch (trigger) {
            case PROVIDE -> Optional.of(PROVIDED);
            case CLOSE -> Optional.of(CLOSED);
            case ARRIVE, ACCEPT, ASK_AGAIN -> Optional.empty();
          };
      case PROVIDED ->
          switch (trigger) {
            case ARRIVE -> mailed ? Optional.of(ARRIVED) : Optional.empty();
            case ACCEPT -> mailed ? Optional.empty() : Optional.of(ACCEPTED);
            case ASK_AGAIN -> Optional.of(ASKED);
            case CLOSE -> Optional.of(CLOSED);
            case PROVIDE -> Optional.empty();
          };
      case ARRIVED ->
          switch (trigger) {
            case ACCEPT -> Optional.of(ACCEPTED);
            case ASK_AGAIN -> Optional.of(ASKED);
            case CLOSE -> Optional.of(CLOSED);
            case PROVIDE, ARRIVE -> Optional.empty();
          };
      case ACCEPTED, CLOSED -> Optional.empty();
    };
  }
}
