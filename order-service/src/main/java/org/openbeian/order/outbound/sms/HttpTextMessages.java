package org.openbeian.order.outbound.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.openbeian.order.application.TextMessages;

/** The operator's gateway over HTTP. */
@ApplicationScoped
class HttpTextMessages implements TextMessages {

  /** Connecting and reading have limits of their own; this one holds for a trickling answer. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(10);

  private final GatewayApi api;
  private final String sender;

  HttpTextMessages(
      @RestClient GatewayApi api,
      @ConfigProperty(name = "beian.owner-codes.sender") String sender) {
    this.api = api;
    this.sender = sender;
  }

  @Override
  public Uni<Void> send(UUID key, String phone, String text) {
    return api.send(key.toString(), new GatewayApi.Message(phone, sender, text))
        .ifNoItem()
        .after(WHOLE_CALL)
        .fail()
        .replaceWithVoid();
  }
}
