package org.openbeian.embedded;

/** How much a server does to keep what it has acknowledged. */
public enum Durability {
  /** As in production: what is committed survives the death of the process and of the machine. */
  DURABLE,
  /** For unit tests: quick to start and to commit, may lose data when the machine dies. */
  FAST
}
