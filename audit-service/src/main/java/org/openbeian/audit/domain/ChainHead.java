package org.openbeian.audit.domain;

/**
 * Where the trail ends. There is one; whoever appends locks it first, so that entries are numbered
 * and chained one after another whatever the number of topics and replicas.
 */
public final class ChainHead {

  private long sequence;
  private byte[] hash;

  public ChainHead(long sequence, byte[] hash) {
    this.sequence = sequence;
    this.hash = hash;
  }

  /** The next entry; the head moves to it. */
  public TrailEntry append(KeptEvent event) {
    TrailEntry entry = new TrailEntry(sequence + 1, event, hash);
    sequence = entry.sequence();
    hash = entry.hash();
    return entry;
  }

  public long sequence() {
    return sequence;
  }

  public byte[] hash() {
    return hash;
  }
}
