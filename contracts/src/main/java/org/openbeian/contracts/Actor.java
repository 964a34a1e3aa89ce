package org.openbeian.contracts;

/**
 * Who did something: the token's subject, or a service when time or another event did it.
 *
 * @param kind what sort of party acted
 * @param id the token's {@code sub}, or the service's name for {@link Kind#SYSTEM}
 */
public record Actor(Kind kind, String id) {

  /** The parties of a filing. */
  public enum Kind {
    FILER,
    REVIEWER,
    BUREAU_OFFICER,
    PRINCIPAL,
    SYSTEM
  }

  public static Actor system(String service) {
    return new Actor(Kind.SYSTEM, service);
  }
}
