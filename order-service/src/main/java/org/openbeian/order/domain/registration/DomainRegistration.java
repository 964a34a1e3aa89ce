package org.openbeian.order.domain.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;

/**
 * A domain as its registry knows it; what the registry withholds is null. Never to be logged.
 *
 * @param holder full name
 * @param certificateNumber in full; one that the registry masks counts as withheld
 */
public record DomainRegistration(
    @Nullable String holder,
    @Nullable CertificateType certificateType,
    @Nullable String certificateNumber,
    @Nullable String registrar,
    @Nullable Integer registrarId,
    @Nullable Instant expiresAt,
    RealName realName)
    implements DomainAnswer {

  /** Whether the holder's real name was verified. */
  public enum RealName {
    VERIFIED,
    NOT_VERIFIED,
    UNKNOWN
  }

  @Override
  public String toString() {
    return "DomainRegistration";
  }
}
