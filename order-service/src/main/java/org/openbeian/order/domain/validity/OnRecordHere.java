package org.openbeian.order.domain.validity;

import java.util.Set;

/**
 * What our own record says of what an order is about. The registry may learn of it later, so it
 * counts more than the registry's answer.
 *
 * @param subject how it stands with the number that the order builds on
 * @param certificateFiled whether the certificate's subject is on record, whosever
 * @param domainFiled whether one of the order's domains is on record, whosever
 * @param filed those of the numbers asked about that are on record and not void
 * @param live those of them that are in force with us
 * @param ended those of them that are void: they may still stand in the registry
 */
public record OnRecordHere(
    Subject subject,
    boolean certificateFiled,
    boolean domainFiled,
    Set<String> filed,
    Set<String> live,
    Set<String> ended) {

  /** How it stands with a subject's number. */
  public enum Subject {
    UNKNOWN,
    /** On record for the order's account. */
    HELD,
    /** Void, or another account's. */
    GONE
  }

  public OnRecordHere {
    filed = Set.copyOf(filed);
    live = Set.copyOf(live);
    ended = Set.copyOf(ended);
  }
}
