package org.openbeian.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.notification.Channel;

/**
 * A notice on its way to a channel outside.
 *
 * <p>It may be kept back for a time of the day. It waits until it is due, is claimed by one worker
 * for the time of a lease, and is then delivered, or waits again for longer, or has failed: refused
 * by the channel, or not taken within a day. Then only staff can have it tried again, as long as
 * its recipient is kept. Its id is what the channel recognises a repetition by. All its times are
 * system time, but for the one when it was done.
 */
@Entity
@Table(name = "delivery")
public class Delivery {

  /** Of what waits for a time of the day: nothing is due, whatever the system's clock says. */
  private static final Instant NOT_YET = Instant.parse("9999-12-31T00:00:00Z");

  @Id UUID id;

  /** Null of a digest's mail, which carries others. */
  @Column(name = "notice_id")
  @Nullable UUID noticeId;

  @Column(name = "order_id")
  UUID orderId;

  @Nullable String person;

  @Enumerated(EnumType.STRING)
  Channel channel;

  @Nullable String recipient;

  @Enumerated(EnumType.STRING)
  DeliveryState state;

  int attempts;

  @Column(name = "due_at")
  Instant dueAt;

  @Column(name = "give_up_at")
  Instant giveUpAt;

  @Column(name = "digest_id")
  @Nullable UUID digestId;

  @Column(name = "queued_at")
  Instant queuedAt;

  protected Delivery() {}

  /**
   * A delivery that is due at once.
   *
   * @param systemNow wall-clock time
   */
  public Delivery(
      Notice notice, Channel channel, Sealed recipient, Instant systemNow, Duration giveUpAfter) {
    this.id = UUID.randomUUID();
    this.noticeId = notice.id;
    this.orderId = notice.orderId;
    this.person = notice.person;
    this.channel = channel;
    this.recipient = recipient.token();
    this.state = DeliveryState.WAITING;
    this.dueAt = systemNow;
    this.giveUpAt = systemNow.plus(giveUpAfter);
    this.queuedAt = systemNow;
  }

  public UUID id() {
    return id;
  }

  public Channel channel() {
    return channel;
  }

  /** Keeps it back until it is let go; from then on it has its time to be delivered in. */
  public void hold() {
    state = DeliveryState.HELD;
    dueAt = NOT_YET;
    giveUpAt = NOT_YET;
  }

  /** Keeps it for a digest, whose mail will carry it. */
  public void collectFor(UUID digest) {
    hold();
    state = DeliveryState.COLLECTED;
    digestId = digest;
  }
}
