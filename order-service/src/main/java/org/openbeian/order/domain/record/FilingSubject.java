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
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.SubjectForm;

/**
 * A subject on record. It begins with the grant of its first filing (R-FLOW-7), which also puts its
 * first services on record; anyone may look its public part up (R-POST-3). Only granted orders
 * change it, one at a time (R-TYPE-3), and each leaves a version behind. It ends when it is
 * deregistered, or the bureau takes it back; its row stays.
 */
@Entity
@Table(name = "filing_subject")
@DynamicUpdate
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

  @Enumerated(EnumType.STRING)
  FilingStatus status;

  int version;

  @Column(name = "service_numbers_given")
  int serviceNumbersGiven;

  @Column(name = "certificate_key")
  @Nullable String certificateKey;

  @Column(name = "granted_at")
  Instant grantedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  protected FilingSubject() {}

  /** Puts the subject of an order on record. */
  public FilingSubject(String number, Order order, Instant grantedAt) {
    this.number = number;
    this.account = order.account().value();
    this.orderId = order.id().value();
    this.nature = order.nature();
    this.province = order.province();
    this.status = FilingStatus.NORMAL;
    this.grantedAt = grantedAt;
    this.updatedAt = grantedAt;
    say(order);
  }

  /** Takes the subject of an order over, which is on record elsewhere. */
  public FilingSubject(OnRecord elsewhere, Order order, Instant grantedAt) {
    this(elsewhere.subjectNumber(), order, grantedAt);
    this.serviceNumbersGiven = elsewhere.serviceNumbersGiven();
  }

  /** Takes over what an order says of the subject; an update that was asked for is done. */
  void change(Order order) {
    say(order);
    if (status == FilingStatus.NEEDS_UPDATE) {
      status = FilingStatus.NORMAL;
    }
  }

  /** One of its services got a new number. */
  void grow() {
    serviceNumbersGiven++;
  }

  /**
   * A shell has something in it again.
   *
   * @throws IllegalStateException when its number is void
   */
  void revive() {
    requireNotVoid();
    if (!status.isLive()) {
      status = FilingStatus.NORMAL;
    }
  }

  /** Its services stand so now. */
  void shrinkTo(List<FilingService> services) {
    List<FilingStatus> statuses = services.stream().map(FilingService::status).toList();
    if (!status.isVoid() && statuses.stream().noneMatch(FilingStatus::isLive)) {
      status = FilingStatus.withoutLiveServices(statuses);
    }
  }

  /** Gives it to another account (R-TRF-1). */
  void moveTo(AccountId target) {
    account = target.value();
  }

  /** Ends it for good (R-DER-1); what the bureau has taken back since stays as it ended. */
  void deregister() {
    if (status != FilingStatus.REVOKED) {
      status = FilingStatus.DEREGISTERED;
    }
  }

  /** The bureau takes it back. */
  void revoke() {
    requireNotVoid();
    status = FilingStatus.REVOKED;
  }

  /** An order that outlives its record has no effect on it: a person must look. */
  void requireNotVoid() {
    if (status.isVoid()) {
      throw new IllegalStateException(number + " is " + status);
    }
  }

  /** The version that an order has just made, to be kept beside the earlier ones. */
  FilingVersion versionMadeBy(Order order, List<FilingService> services) {
    version++;
    updatedAt = order.updatedAt();
    return new FilingVersion(this, order, services);
  }

  /**
   * The version that a revocation has just made.
   *
   * @param lastGrant the order by which it was granted last
   */
  FilingVersion versionRevoked(OrderId lastGrant, Instant at, List<FilingService> services) {
    version++;
    updatedAt = at;
    return new FilingVersion(this, lastGrant, null, at, services);
  }

  /** All that is on record and in force, as an order begins with it. */
  public ApplicationForm<Sealed> asApplication(List<FilingService> services) {
    return ApplicationForm.ofRecord(
        subject.of(nature),
        services.stream()
            .filter(service -> service.status().isLive())
            .map(FilingService::service)
            .toList());
  }

  private void say(Order order) {
    subject = Objects.requireNonNull(order.application().subject());
    name = Objects.requireNonNull(subject.name());
    certificateKey = order.subjectKey();
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

  public FilingStatus status() {
    return status;
  }

  /** 1 after the grant that put it on record, then one more with each order and revocation. */
  public int version() {
    return version;
  }

  /** By which its certificate is found. */
  public @Nullable String certificateKey() {
    return certificateKey;
  }

  /** How many service numbers it has ever had. */
  public int serviceNumbersGiven() {
    return serviceNumbersGiven;
  }

  public Instant grantedAt() {
    return grantedAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
