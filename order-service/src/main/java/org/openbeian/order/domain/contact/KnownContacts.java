package org.openbeian.order.domain.contact;

import java.util.Set;

/**
 * What is known here of the new contacts of an application.
 *
 * @param proven mobiles that the order's account has proven and that is still valid
 * @param taken paths of those that another subject's filing has for somebody else
 * @param differing paths of mobiles whose person leads another subject here, with another mobile
 */
public record KnownContacts(Set<String> proven, Set<String> taken, Set<String> differing) {

  public KnownContacts {
    proven = Set.copyOf(proven);
    taken = Set.copyOf(taken);
    differing = Set.copyOf(differing);
  }

  @Override
  public String toString() {
    return "KnownContacts";
  }
}
