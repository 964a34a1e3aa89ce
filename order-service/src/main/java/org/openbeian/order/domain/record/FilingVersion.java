package org.openbeian.order.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/** What a record said after an order; never changed. */
@Entity
@Table(name = "filing_version")
@IdClass(FilingVersion.Key.class)
public class FilingVersion {

  @Id
  @Column(name = "subject_number")
  String subjectNumber;

  @Id int version;

  @Column(name = "order_id")
  UUID orderId;

  @Enumerated(EnumType.STRING)
  FilingType type;

  Instant at;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  Content content;

  protected FilingVersion() {}

  FilingVersion(FilingSubject subject, Order order, List<FilingService> services) {
    this.subjectNumber = subject.number();
    this.version = subject.version();
    this.orderId = order.id().value();
    this.type = order.type();
    this.at = order.updatedAt();
    this.content =
        new Content(
            subject.status(),
            subject.subject(),
            services.stream()
                .map(service -> new ServiceContent(service.status(), service.service()))
                .toList());
  }

  /** The subject and its services as they stood. */
  public record Content(
      FilingStatus status, SubjectForm<Sealed> subject, List<ServiceContent> services) {}

  /** A service as it stood. */
  public record ServiceContent(FilingStatus status, ServiceForm<Sealed> service) {}

  public int version() {
    return version;
  }

  /** The order that made it. */
  public OrderId orderId() {
    return new OrderId(orderId);
  }

  public FilingType type() {
    return type;
  }

  public Instant at() {
    return at;
  }

  public Content content() {
    return content;
  }

  /** Identity: the subject and the place in its history. */
  public record Key(String subjectNumber, int version) implements Serializable {}
}
