package org.openbeian.order.domain.realperson;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.realperson.AppReport.Event;
import org.openbeian.order.domain.realperson.AppReport.Reception;

/**
 * One try of a person to show their face (R-REAL-1). It begins without a link, gets one from the
 * app, is scanned by one device, passes or fails there, and is confirmed by the filer. Unscanned or
 * unfinished it expires; one that is begun anew before it is confirmed counts no more. Who the
 * person is, only a keyed hash says.
 */
@Entity
@Table(name = "real_person_check")
@DynamicUpdate
public class RealPersonCheck {

  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  String person;

  @Enumerated(EnumType.STRING)
  RealPersonState state;

  @Nullable String session;
  @Nullable String link;
  @Nullable String device;

  @Enumerated(EnumType.STRING)
  @Nullable RealPersonFailure failure;

  @Column(name = "started_by")
  String startedBy;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "scanned_at")
  @Nullable Instant scannedAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "confirmed_at")
  @Nullable Instant confirmedAt;

  protected RealPersonCheck() {}

  /**
   * One without a link yet, which is as good as expired.
   *
   * @param person a keyed hash of name and certificate
   */
  public RealPersonCheck(UUID id, OrderId order, String person, String startedBy, Instant now) {
    this.id = id;
    this.orderId = order.value();
    this.person = person;
    this.state = RealPersonState.WAITING;
    this.startedBy = startedBy;
    this.startedAt = now;
    this.expiresAt = now;
  }

  /** The app has opened a session for it. */
  public void offer(String appSession, Sealed sealedLink, Instant until) {
    if (state != RealPersonState.WAITING) {
      throw new IllegalStateException("a check that is " + state + " gets no link");
    }
    session = appSession;
    link = sealedLink.token();
    expiresAt = until;
  }

  /** Takes in what the app tells; the device is the one that scanned first. */
  public Reception take(AppReport report, Instant now, RealPersonPolicy policy) {
    RealPersonState present = state(now);
    if (present == RealPersonState.EXPIRED || present == RealPersonState.REPLACED) {
      return Reception.OVER;
    }
    if (device != null && !device.equals(report.device())) {
      return Reception.LINK_USED;
    }
    if (present != RealPersonState.WAITING && present != RealPersonState.SCANNED) {
      return isKnown(report) ? Reception.KNOWN : Reception.OVER;
    }
    if (report.event() == Event.SCANNED && present == RealPersonState.SCANNED) {
      return Reception.KNOWN;
    }
    if (present == RealPersonState.WAITING) {
      device = report.device();
      scannedAt = now;
    }
    if (report.event() == Event.SCANNED) {
      state = RealPersonState.SCANNED;
      expiresAt = now.plus(policy.outcomeWithin());
    } else {
      state = report.event() == Event.PASSED ? RealPersonState.PASSED : RealPersonState.FAILED;
      failure = report.failure();
      endedAt = now;
    }
    return Reception.TAKEN;
  }

  private boolean isKnown(AppReport report) {
    return switch (report.event()) {
      case SCANNED -> true;
      case PASSED -> state != RealPersonState.FAILED;
      case FAILED -> state == RealPersonState.FAILED && failure == report.failure();
    };
  }

  /** The filer confirms that it shall be used; false unless it has passed. */
  public boolean confirm(Instant now) {
    if (state == RealPersonState.PASSED) {
      state = RealPersonState.CONFIRMED;
      confirmedAt = now;
    }
    return isConfirmed();
  }

  /** How far it is. */
  public RealPersonState state(Instant now) {
    boolean open = state == RealPersonState.WAITING || state == RealPersonState.SCANNED;
    return open && !now.isBefore(expiresAt) ? RealPersonState.EXPIRED : state;
  }

  /** Whether it was begun anew since. */
  public boolean isReplaced() {
    return state == RealPersonState.REPLACED;
  }

  public boolean isConfirmed() {
    return state == RealPersonState.CONFIRMED;
  }

  /** Whether it passed so lately that it counts. */
  public boolean counts(Instant now, RealPersonPolicy policy) {
    return endedAt != null && now.isBefore(endedAt.plus(policy.validFor()));
  }

  public UUID id() {
    return id;
  }

  public OrderId order() {
    return new OrderId(orderId);
  }

  /** A keyed hash of name and certificate. */
  public String person() {
    return person;
  }

  /** The app's name for it; null before it has one. */
  public @Nullable String session() {
    return session;
  }

  /** What the person opens, while it may be scanned; null at any other time. */
  public @Nullable Sealed link(Instant now) {
    return link != null && state(now) == RealPersonState.WAITING ? new Sealed(link) : null;
  }

  /** Until when the link may be scanned. */
  public Instant expiresAt() {
    return expiresAt;
  }

  public @Nullable RealPersonFailure failure() {
    return failure;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public @Nullable Instant scannedAt() {
    return scannedAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  public @Nullable Instant confirmedAt() {
    return confirmedAt;
  }
}
