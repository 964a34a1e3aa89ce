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
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/** What a record said after an order, or after the bureau took something back; never changed. */
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
  @Nullable FilingType type;

  Instant at;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  Content content;

  protected FilingVersion() {}

  FilingVersion(FilingSubject subject, Order order, List<FilingService> services) {
    this(subject, order.id(), order.type(), order.updatedAt(), services);
  }

  FilingVersion(
      FilingSubject subject,
      OrderId order,
      @Nullable FilingType type,
      Instant at,
      List<FilingService> services) {
    this.subjectNumber = subject.number();
    this.version = subject.version();
    this.orderId = order.value();
    this.type = type;
    this.at = at;
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

  /** The order that made it; of a revocation the one by which it was granted last. */
  public OrderId orderId() {
    return new OrderId(orderId);
  }

  /** Null where no order made it: the bureau took something back. */
  public @Nullable FilingType type() {
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
