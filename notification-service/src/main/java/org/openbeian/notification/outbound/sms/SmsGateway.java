package org.openbeian.notification.outbound.sms;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The operator's gateway: the same key again is the same message. */
@RegisterRestClient(configKey = "sms-gateway")
@Path("/messages")
interface SmsGateway {

  /** Accepted with 202; 4xx is final, anything else is for now. */
  @POST
  Uni<Accepted> send(@HeaderParam("Idempotency-Key") UUID key, Message message);

  /** A text to a phone. */
  record Message(String to, String sender, String text) {}

  /** The gateway's name for the message. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Accepted(String messageId) {}
}
