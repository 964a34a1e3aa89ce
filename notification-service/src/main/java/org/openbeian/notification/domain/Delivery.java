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
 * <p>It waits until it is due, is claimed by one worker for the time of a lease, and is then
 * delivered, or waits again for longer, or has failed for good: refused by the channel, or not
 * taken within a day. Its id is what the channel recognises a repetition by. All its times are
 * system time, but for the one when it was done.
 */
@Entity
@Table(name = "delivery")
public class Delivery {

  /** Where it is on its way. */
  public enum State {
    WAITING,
    SENDING,
    DELIVERED,
    FAILED
  }

  @Id UUID id;

  @Column(name = "notice_id")
  UUID noticeId;

  @Column(name = "order_id")
  UUID orderId;

  @Nullable String person;

  @Enumerated(EnumType.STRING)
  Channel channel;

  @Nullable String recipient;

  @Enumerated(EnumType.STRING)
  State state;

  int attempts;

  @Column(name = "due_at")
  Instant dueAt;

  @Column(name = "give_up_at")
  Instant giveUpAt;

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
    this.state = State.WAITING;
    this.dueAt = systemNow;
    this.giveUpAt = systemNow.plus(giveUpAfter);
  }
}
