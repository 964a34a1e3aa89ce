package org.openbeian.order.domain.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * How many new websites one order may bring (R-MULTI-1).
 *
 * @param ofPerson null for as many as wanted
 * @param ofOrganisation null for as many as wanted
 * @param domains of all websites of an organisation together; null for as many as wanted
 */
public record ServicesPerOrder(
    @Nullable Integer ofPerson,
    @Nullable Integer ofOrganisation,
    @Nullable Integer domains,
    Origin origin) {

  public @Nullable Integer of(boolean person) {
    return person ? ofPerson : ofOrganisation;
  }
}
