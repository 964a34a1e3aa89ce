package org.openbeian.platform.transaction;

/** A transaction that appended events has committed. */
public record EventsCommitted() {}
