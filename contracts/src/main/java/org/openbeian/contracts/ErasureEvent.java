package org.openbeian.contracts;

/**
 * Tells that an order's personal data is to be erased wherever it is held. It has none in it, and
 * none of the order's may be taken after it (R-EXP-4).
 */
public interface ErasureEvent extends DomainEvent {}
