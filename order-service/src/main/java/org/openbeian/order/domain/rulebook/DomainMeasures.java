package org.openbeian.order.domain.rulebook;

/**
 * What domains are measured by (R-DOM).
 *
 * @param demand of provinces that demand nothing else
 */
public record DomainMeasures(
    DomainDemand demand, ApprovedTopLevels topLevels, ApprovedRegistrars registrars) {}
