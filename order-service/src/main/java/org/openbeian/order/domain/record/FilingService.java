package org.openbeian.order.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.ServiceForm;

/** A website or app on record; it belongs to a subject and has a number of its own. */
@Entity
@Table(name = "filing_service")
@DynamicUpdate
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

  @Enumerated(EnumType.STRING)
  FilingStatus status;

  @Column(name = "granted_at")
  Instant grantedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  protected FilingService() {}

  /** Puts a granted service on record. */
  public FilingService(
      String number, FilingSubject subject, ServiceForm<Sealed> granted, Instant grantedAt) {
    this.number = number;
    this.subjectNumber = subject.number();
    this.serviceNo = ordinal(number);
    this.kind = Objects.requireNonNull(granted.kind());
    this.status = FilingStatus.NORMAL;
    this.grantedAt = grantedAt;
    say(granted, grantedAt);
  }

  /** 2 of 浙ICP备2026000001号-2A; 0 of what is written otherwise. */
  private static int ordinal(String number) {
    String digits = number.substring(number.lastIndexOf('-') + 1).replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
  }

  /**
   * Takes over what an order says of it; an update that was asked for is done.
   *
   * @throws IllegalStateException when its number is void
   */
  void change(ServiceForm<Sealed> changed, Instant at) {
    requireNotVoid();
    say(changed, at);
    if (status == FilingStatus.NEEDS_UPDATE) {
      status = FilingStatus.NORMAL;
    }
  }

  /**
   * Takes it in again, whose access had been cancelled.
   *
   * @throws IllegalStateException when it is in force, or its number is void
   */
  void reinstate(ServiceForm<Sealed> granted, Instant at) {
    if (status != FilingStatus.ACCESS_CANCELLED) {
      throw new IllegalStateException(number + " is " + status + ", it can't come again");
    }
    status = FilingStatus.NORMAL;
    say(granted, at);
  }

  /**
   * Ends it here: its access only, or its number for good.
   *
   * @throws IllegalStateException when its number is void
   */
  void end(FilingStatus ended, Instant at) {
    requireNotVoid();
    if (ended.isLive()) {
      throw new IllegalArgumentException(ended + " is no end");
    }
    status = ended;
    updatedAt = at;
  }

  /** An order that outlives its record has no effect on it: a person must look. */
  private void requireNotVoid() {
    if (status.isVoid()) {
      throw new IllegalStateException(number + " is " + status);
    }
  }

  private void say(ServiceForm<Sealed> form, Instant at) {
    service = form;
    name = Objects.requireNonNull(form.name());
    updatedAt = at;
  }

  /** Its domains in the form by which they are compared. */
  public List<String> domains() {
    return service.domains().stream()
        .flatMap(domain -> DomainNames.canonical(domain).stream())
        .distinct()
        .toList();
  }

  public String number() {
    return number;
  }

  public String subjectNumber() {
    return subjectNumber;
  }

  /** Which of its subject's services it is. */
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
    return service.numbered(number);
  }

  public FilingStatus status() {
    return status;
  }

  public Instant grantedAt() {
    return grantedAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
