package org.openbeian.order.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A domain of a service on record. */
@Entity
@Table(name = "filing_domain")
@IdClass(FilingDomain.Key.class)
public class FilingDomain {

  @Id String domain;

  @Id
  @Column(name = "service_number")
  String serviceNumber;

  protected FilingDomain() {}

  public FilingDomain(String canonicalDomain, FilingService service) {
    this.domain = canonicalDomain;
    this.serviceNumber = service.number();
  }

  public String domain() {
    return domain;
  }

  public String serviceNumber() {
    return serviceNumber;
  }

  /** Identity: a domain may stand under several services. */
  public record Key(String domain, String serviceNumber) implements Serializable {}
}
