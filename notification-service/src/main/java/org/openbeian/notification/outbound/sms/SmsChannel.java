package org.openbeian.notification.outbound.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.OutgoingNotice;
import org.openbeian.notification.application.OutsideChannel;
import org.openbeian.notification.application.SmsHandovers;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.sms.Handed;
import org.openbeian.sms.SmsGateways;
import org.openbeian.sms.SmsMessage;

/** Sends notices as short texts; the delivery's id keeps a gateway from sending one twice. */
@ApplicationScoped
class SmsChannel implements OutsideChannel {

  private final SmsGateways gateways;
  private final SmsHandovers handovers;
  private final Sealer sealer;
  private final String sender;

  SmsChannel(
      SmsGateways gateways,
      SmsHandovers handovers,
      Sealer sealer,
      @ConfigProperty(name = "beian.notices.sms-sender") String sender) {
    this.gateways = gateways;
    this.handovers = handovers;
    this.sealer = sealer;
    this.sender = sender;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Uni<Void> send(OutgoingNotice notice) {
    UUID id = notice.deliveryId();
    SmsMessage message =
        new SmsMessage(
            id,
            sealer.open(notice.recipient()),
            sender,
            notice.shortText(),
            handovers.fateOf(id),
            // better late, or not at all, than twice
            null);
    return gateways
        .send(message, gateway -> handovers.move(id, gateway))
        .invoke(handed -> handovers.happened(id, handed))
        .invoke(SmsChannel::understand)
        .replaceWithVoid();
  }

  private static void understand(Handed handed) {
    switch (handed.outcome()) {
      case ACCEPTED -> {}
      case REFUSED -> throw new Refused(handed.cause());
      case AWAY -> throw new Unreachable(handed.cause());
    }
  }
}
