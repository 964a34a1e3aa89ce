package org.openbeian.order.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openbeian.contracts.CertificateType;

/**
 * The principals that an order took over (R-MAT-4).
 *
 * @param types of their certificates, which stay as they are, by the ids of the principals
 */
public record TakenPrincipals(Map<String, CertificateType> types) {

  public static final TakenPrincipals NONE = new TakenPrincipals(Map.of());

  public TakenPrincipals {
    types = Map.copyOf(types);
  }

  /** The same and another one. */
  public TakenPrincipals with(String id, CertificateType type) {
    Map<String, CertificateType> all = new LinkedHashMap<>(types);
    all.put(id, type);
    return new TakenPrincipals(all);
  }
}
