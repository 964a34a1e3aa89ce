package org.openbeian.order.domain.rulebook;

/**
 * What is demanded of domains (R-DOM-2, R-DOM-3).
 *
 * @param newDays of a domain that is filed, more than these days must be left
 * @param changeDays likewise of one on record that a change is about
 * @param holderByDocument whether an organisation may prove by document that the holder belongs to
 *     it
 */
public record DomainDemand(int newDays, int changeDays, boolean holderByDocument, Origin origin) {}
