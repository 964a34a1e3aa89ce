package org.openbeian.audit.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first place where the chain is not what was written.
 *
 * @param sequence of the entry that is wrong or missing
 * @param eventId the entry's event; null when the entry is missing or the head itself is wrong
 */
public record Break(long sequence, @Nullable UUID eventId, Reason reason) {

  /** What is wrong. */
  public enum Reason {
    /** The entry's content is not what its hash says. */
    HASH_MISMATCH,
    /** The entry is missing although later ones are there. */
    GAP,
    /** The entry does not continue the one before. */
    WRONG_PREVIOUS_HASH,
    /** The trail ends before or after the place where the last append ended. */
    HEAD_MISMATCH
  }
}
