package org.openbeian.notification.outbound.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.OutgoingNotice;
import org.openbeian.notification.application.OutsideChannel;
import org.openbeian.platform.pii.Sealer;

/** Sends notices as short texts; the delivery's id keeps the gateway from sending one twice. */
@ApplicationScoped
class SmsChannel implements OutsideChannel {

  /** Time-out, too early, too many: a 4xx that says to come again. */
  private static final Set<Integer> COME_AGAIN = Set.of(408, 425, 429);

  private final SmsGateway gateway;
  private final Sealer sealer;
  private final String sender;

  SmsChannel(
      @RestClient SmsGateway gateway,
      Sealer sealer,
      @ConfigProperty(name = "beian.notices.sms-sender") String sender) {
    this.gateway = gateway;
    this.sealer = sealer;
    this.sender = sender;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Uni<Void> send(OutgoingNotice notice) {
    String phone = sealer.open(notice.recipient());
    return gateway
        .send(notice.deliveryId(), new SmsGateway.Message(phone, sender, notice.shortText()))
        .onFailure(WebApplicationException.class)
        .transform(failure -> understood((WebApplicationException) failure))
        .replaceWithVoid();
  }

  private static Throwable understood(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    boolean isFinal = status >= 400 && status < 500 && !COME_AGAIN.contains(status);
    return isFinal ? new Refused("HTTP " + status) : new Unreachable("HTTP " + status);
  }
}
