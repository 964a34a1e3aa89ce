package org.openbeian.order.domain.registration;

/**
 * Something to ask about a domain.
 *
 * @param name canonical; of a registration the name that was registered
 */
public record DomainQuestion(Kind kind, String name) {

  /** Who is asked what. */
  public enum Kind {
    /** The registry: who holds it, until when, by which registrar. */
    REGISTRATION,
    /** The DNS: whether it leads anywhere. */
    RESOLUTION
  }

  public static DomainQuestion registration(String registrable) {
    return new DomainQuestion(Kind.REGISTRATION, registrable);
  }

  public static DomainQuestion resolution(String domain) {
    return new DomainQuestion(Kind.RESOLUTION, domain);
  }
}
