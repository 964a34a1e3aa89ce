package org.openbeian.audit.domain;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk along the chain from its beginning, page by page; it stops at the first entry that is not
 * what was written.
 */
public final class ChainWalk {

  private long sequence;
  private byte[] hash = new byte[32];
  private @Nullable Break firstBroken;

  /** Walks on over the next entries, in the order of their sequence. */
  public void over(List<TrailEntry> entries) {
    for (TrailEntry entry : entries) {
      if (firstBroken != null) {
        return;
      }
      firstBroken = broken(entry);
      if (firstBroken == null) {
        sequence = entry.sequence();
        hash = entry.hash();
      }
    }
  }

  /** Ends the walk: the last entry must be the one that the head names. */
  public void endAt(long headSequence, byte[] headHash) {
    if (firstBroken == null && sequence < headSequence) {
      firstBroken = new Break(sequence + 1, null, Break.Reason.HEAD_MISMATCH);
    } else if (firstBroken == null && !Arrays.equals(hash, headHash)) {
      firstBroken = new Break(sequence, null, Break.Reason.HEAD_MISMATCH);
    }
  }

  private @Nullable Break broken(TrailEntry entry) {
    if (entry.sequence() != sequence + 1) {
      return new Break(sequence + 1, null, Break.Reason.GAP);
    }
    if (!Arrays.equals(entry.previousHash(), hash)) {
      return new Break(entry.sequence(), entry.event().id(), Break.Reason.WRONG_PREVIOUS_HASH);
    }
    if (!Arrays.equals(
        entry.hash(), EntryHash.of(entry.previousHash(), entry.sequence(), entry.event()))) {
      return new Break(entry.sequence(), entry.event().id(), Break.Reason.HASH_MISMATCH);
    }
    return null;
  }

  /** The last entry that was found whole; 0 before the first. */
  public long sequence() {
    return sequence;
  }

  /** Where the chain breaks first; null while it is whole. */
  public @Nullable Break firstBroken() {
    return firstBroken;
  }
}
