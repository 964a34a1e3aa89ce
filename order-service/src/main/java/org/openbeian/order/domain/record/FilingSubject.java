package org.openbeian.order.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.SubjectForm;

/**
 * A subject on record. It begins with the grant of its first filing (R-FLOW-7), which also puts its
 * first services on record; anyone may look its public part up (R-POST-3).
 */
@Entity
@Table(name = "filing_subject")
public class FilingSubject {

  @Id String number;
  String account;

  @Column(name = "order_id")
  UUID orderId;

  String name;

  @Enumerated(EnumType.STRING)
  SubjectNature nature;

  String province;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  SubjectForm<Sealed> subject;

  @Column(name = "granted_at")
  Instant grantedAt;

  protected FilingSubject() {}

  /** Puts the subject of an order on record. */
  public FilingSubject(String number, Order order, Instant grantedAt) {
    SubjectForm<Sealed> granted = Objects.requireNonNull(order.application().subject());
    this.number = number;
    this.account = order.account().value();
    this.orderId = order.id().value();
    this.name = Objects.requireNonNull(granted.name());
    this.nature = order.nature();
    this.province = order.province();
    this.subject = granted;
    this.grantedAt = grantedAt;
  }

  public String number() {
    return number;
  }

  public AccountId account() {
    return new AccountId(account);
  }

  /** The order that put it on record. */
  public OrderId orderId() {
    return new OrderId(orderId);
  }

  public String name() {
    return name;
  }

  public SubjectNature nature() {
    return nature;
  }

  public String province() {
    return province;
  }

  public SubjectForm<Sealed> subject() {
    return subject;
  }

  public Instant grantedAt() {
    return grantedAt;
  }
}
