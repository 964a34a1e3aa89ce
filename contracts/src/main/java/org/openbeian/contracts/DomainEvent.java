package org.openbeian.contracts;

/**
 * A fact that one service tells all others. Every event about an order names the order and the
 * round it belongs to; an event of an older round is stale: recorded, without effect.
 */
public interface DomainEvent {

  OrderId orderId();

  /** The submission this belongs to: 0 before the first, then 1, 2, … */
  int round();
}
