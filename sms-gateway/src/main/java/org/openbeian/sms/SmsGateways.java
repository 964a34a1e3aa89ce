package org.openbeian.sms;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The operator's SMS gateways, as one: what the first one does not take goes to the second. */
public interface SmsGateways {

  /** The gateway that every message is offered to first. */
  String FIRST = "sms-1";

  /** The gateway for when the first one takes nothing. */
  String SECOND = "sms-2";

  /** {@link #send(SmsMessage, BeforeMoving)} for who need not know before a message moves. */
  default Uni<Handed> send(SmsMessage message) {
    return send(message, gateway -> Uni.createFrom().voidItem());
  }

  /**
   * Hands a message over, and the same one again until the outcome is final. Never fails for what a
   * gateway does: that it is away is an outcome.
   *
   * <p>What a gateway has certainly not taken goes to the other one at once. What it may have taken
   * is offered to nobody else until the message's {@code moveAfter} is over, if ever: whoever calls
   * keeps {@link Handed#fate()} and gives it back with the next try.
   *
   * @param before told, and waited for, before any gateway but the try's first one is called
   */
  Uni<Handed> send(SmsMessage message, BeforeMoving before);

  /** The configured gateways, the first one first, as this process knows them. */
  List<GatewayState> states();

  /** Somebody who has to note where a message goes before it goes there. */
  @FunctionalInterface
  interface BeforeMoving {

    /** Completes once it is noted; when it fails, the message is not sent. */
    Uni<Void> to(String gateway);
  }
}
