package org.openbeian.audit.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Where the trail ends. There is one; whoever appends locks it first, so that entries are numbered
 * and chained one after another whatever the number of topics and replicas.
 */
@Entity
@Table(name = "chain_head")
public class ChainHead {

  /** The id of the only one. */
  public static final short ID = 1;

  @Id short id;
  long sequence;
  byte[] hash;

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
