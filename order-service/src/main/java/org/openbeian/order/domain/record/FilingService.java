package org.openbeian.order.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.domain.form.ServiceForm;

/** A website or app on record; it belongs to a subject and has a number of its own. */
@Entity
@Table(name = "filing_service")
public class FilingService {

  @Id String number;

  @Column(name = "subject_number")
  String subjectNumber;

  @Column(name = "service_no")
  int serviceNo;

  @Enumerated(EnumType.STRING)
  ServiceKind kind;

  String name;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  ServiceForm<Sealed> service;

  @Column(name = "granted_at")
  Instant grantedAt;

  protected FilingService() {}

  /** Puts a granted service on record. */
  public FilingService(
      String number, FilingSubject subject, ServiceForm<Sealed> granted, Instant grantedAt) {
    this.number = number;
    this.subjectNumber = subject.number();
    this.serviceNo = granted.serviceNo();
    this.kind = Objects.requireNonNull(granted.kind());
    this.name = Objects.requireNonNull(granted.name());
    this.service = granted;
    this.grantedAt = grantedAt;
  }

  public String number() {
    return number;
  }

  public String subjectNumber() {
    return subjectNumber;
  }

  public int serviceNo() {
    return serviceNo;
  }

  public ServiceKind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public ServiceForm<Sealed> service() {
    return service;
  }

  public Instant grantedAt() {
    return grantedAt;
  }
}
