package org.openbeian.smsverify.outbound.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.openbeian.smsverify.application.SmsGateway;

/** The operator's gateway over HTTP. */
@ApplicationScoped
class HttpSmsGateway implements SmsGateway {

  private static final Logger LOG = Logger.getLogger(HttpSmsGateway.class);

  /** Client errors that tell about us or the moment, not about the message: they pass. */
  private static final Set<Integer> PASSING = Set.of(401, 403, 404, 407, 408, 425, 429);

  /** Connecting and reading have limits of their own; this one holds for a trickling answer. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(15);

  private final GatewayApi api;

  HttpSmsGateway(@RestClient GatewayApi api) {
    this.api = api;
  }

  @Override
  public Uni<Answer> send(UUID idempotencyKey, String phone, String sender, String text) {
    return api.send(idempotencyKey.toString(), new GatewayApi.Message(phone, sender, text))
        .ifNoItem()
        .after(WHOLE_CALL)
        .fail()
        .map(Response::getStatus)
        .onFailure(WebApplicationException.class)
        .recoverWithItem(e -> ((WebApplicationException) e).getResponse().getStatus())
        .map(HttpSmsGateway::judge);
  }

  private static Answer judge(int status) {
    if (status >= 200 && status < 300) {
      return Answer.ACCEPTED;
    }
    if (status >= 400 && status < 500 && !PASSING.contains(status)) {
      LOG.warnf("the SMS gateway refuses a message with status %d", status);
      return Answer.REFUSED;
    }
    throw new GatewayAwayException("status " + status);
  }
}
