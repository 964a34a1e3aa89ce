package org.openbeian.notification.domain;

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
import org.openbeian.contracts.Sealed;

/**
 * What an account is told about a step of its order, or one of its people about something to do.
 *
 * <p>It is written when the event arrives and is from then on the in-site message: unread, then
 * read. Its texts are those of that moment and stay so, until its body is erased long after the
 * order's end. For each channel outside a {@link Delivery} carries it there.
 */
@Entity
@Table(name = "notice")
public class Notice {

  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  int round;
  String account;
  @Nullable String person;
  String template;

  @Enumerated(EnumType.STRING)
  Language language;

  String title;
  @Nullable String body;

  @Column(name = "short_text")
  String shortText;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "read_at")
  @Nullable Instant readAt;

  protected Notice() {}

  /**
   * A new, unread notice.
   *
   * @param sealedBody the texts' body, sealed
   * @param now business time
   */
  public Notice(
      OrderId orderId,
      int round,
      Mailbox mailbox,
      String template,
      Language language,
      NoticeTexts texts,
      Sealed sealedBody,
      Instant now) {
    this.id = UUID.randomUUID();
    this.orderId = orderId.value();
    this.round = round;
    this.account = mailbox.account().value();
    this.person = mailbox.person();
    this.template = template;
    this.language = language;
    this.title = texts.title();
    this.body = sealedBody.token();
    this.shortText = texts.sms();
    this.createdAt = now;
  }

  /** Marks it read; the first time counts. */
  public void read(Instant now) {
    if (readAt == null) {
      readAt = now;
    }
  }

  public UUID id() {
    return id;
  }

  public OrderId orderId() {
    return new OrderId(orderId);
  }

  public int round() {
    return round;
  }

  public AccountId account() {
    return new AccountId(account);
  }

  /** Where it lies as in-site message. */
  public Mailbox mailbox() {
    return new Mailbox(account(), person);
  }

  public String template() {
    return template;
  }

  public String title() {
    return title;
  }

  /** Null when it is erased, long after the order's end (R-EXP-4). */
  public @Nullable Sealed body() {
    return body == null ? null : new Sealed(body);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public @Nullable Instant readAt() {
    return readAt;
  }
}
