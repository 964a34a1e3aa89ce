package org.openbeian.review.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Province;

/**
 * How it stands with one service number, as orders told it. It is in force from its grant on;
 * cancelled access may be taken up again, any other end is for good. Orders about one subject are
 * heard in any order: what comes late never brings an ended number back, and never gives a service
 * to an account that has handed it over.
 */
@Entity
@Table(name = "subject_record")
public class SubjectRecord {

  @Id
  @Column(name = "service_number")
  private String serviceNumber;

  @Column(name = "subject_number")
  private String subjectNumber;

  @Column(name = "subject_key")
  private @Nullable String subjectKey;

  private @Nullable String account;
  private @Nullable String province;

  @Enumerated(EnumType.STRING)
  private RecordStatus status;

  @Column(name = "last_order_id")
  private UUID lastOrderId;

  @Column(name = "last_round")
  private int lastRound;

  private Instant since;

  /** For Hibernate. */
  protected SubjectRecord() {}

  /**
   * One that was not known so far.
   *
   * @param account whose it is
   */
  public static SubjectRecord of(
      String subjectNumber,
      String serviceNumber,
      AccountId account,
      RecordStatus status,
      RecordChange change) {
    SubjectRecord record = new SubjectRecord();
    record.serviceNumber = serviceNumber;
    record.subjectNumber = subjectNumber;
    record.account = account.value();
    record.province = provinceOf(subjectNumber);
    record.status = status;
    record.lastOrderId = change.order().value();
    record.lastRound = change.round();
    record.since = change.at();
    return record;
  }

  /** Filed here again after its access was cancelled; whether that changed anything. */
  public boolean reinstate(AccountId owner, RecordChange change) {
    if (status != RecordStatus.ACCESS_CANCELLED) {
      return false;
    }
    account = owner.value();
    move(RecordStatus.IN_FORCE, change);
    return true;
  }

  /** It ended; whether that changed anything. */
  public boolean end(RecordStatus how, RecordChange change) {
    if (status.isVoid() || status == how) {
      return false;
    }
    move(how, change);
    return true;
  }

  /** What it says was granted anew; whether that changed anything. */
  public boolean change(AccountId owner, RecordChange change) {
    if (status != RecordStatus.IN_FORCE) {
      return false;
    }
    if (account == null) {
      account = owner.value();
    }
    note(change);
    return true;
  }

  /** Another account has it now. */
  public void handOver(AccountId owner, RecordChange change) {
    account = owner.value();
    if (status == RecordStatus.IN_FORCE) {
      note(change);
    }
  }

  /** Its subject's orders are found by this key; until it is told, the number alone finds it. */
  public void identify(String key) {
    subjectKey = key;
  }

  private void move(RecordStatus to, RecordChange change) {
    status = to;
    since = change.at();
    note(change);
  }

  private void note(RecordChange change) {
    lastOrderId = change.order().value();
    lastRound = change.round();
  }

  /** The bureau's that gave the number, by how it begins. */
  private static @Nullable String provinceOf(String number) {
    for (Province province : Province.values()) {
      if (number.startsWith(province.shortName())) {
        return province.code();
      }
    }
    return null;
  }

  /** Such as 浙ICP备2026000001号-1. */
  public String serviceNumber() {
    return serviceNumber;
  }

  /** Such as 浙ICP备2026000001号. */
  public String subjectNumber() {
    return subjectNumber;
  }

  /** Whose it is; null for one that was migrated before this was kept. */
  public @Nullable AccountId account() {
    return account == null ? null : new AccountId(account);
  }

  /** GB/T 2260, of the bureau that gave the number; null when the number does not tell. */
  public @Nullable String province() {
    return province;
  }

  public RecordStatus status() {
    return status;
  }

  /** The order by which it was granted, changed, handed over or ended last. */
  public OrderId lastOrder() {
    return new OrderId(lastOrderId);
  }

  /** The round of that order. */
  public int lastRound() {
    return lastRound;
  }

  /** Since when it stands so. */
  public Instant since() {
    return since;
  }
}
