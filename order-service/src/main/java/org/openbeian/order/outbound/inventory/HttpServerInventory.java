package org.openbeian.order.outbound.inventory;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.openbeian.contracts.AccountId;
import org.openbeian.order.application.ServerInventory;
import org.openbeian.order.domain.code.Server;

/** The inventory over HTTP; whatever is not a sound answer in time is none. */
@ApplicationScoped
class HttpServerInventory implements ServerInventory {

  /** Connecting and reading have limits of their own; this one holds for a trickling answer. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(5);

  private static final int LONGEST_ANSWER = 1 << 20;

  private final InventoryApi api;

  HttpServerInventory(@RestClient InventoryApi api) {
    this.api = api;
  }

  @Override
  public Uni<List<Server>> servers(AccountId account) {
    return api.servers(account.value())
        .map(response -> InventoryAnswer.read(body(response)))
        .ifNoItem()
        .after(WHOLE_CALL)
        .fail()
        .onFailure(failure -> !(failure instanceof InventoryAwayException))
        .transform(HttpServerInventory::away);
  }

  private static byte[] body(Response response) {
    if (response.getStatus() != 200) {
      throw new InventoryAwayException("status " + response.getStatus());
    }
    MediaType type = response.getMediaType();
    if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      throw new InventoryAwayException("an answer that is no JSON");
    }
    byte[] body = response.readEntity(byte[].class);
    if (body.length > LONGEST_ANSWER) {
      throw new InventoryAwayException("an answer that is too long");
    }
    return body;
  }

  /** The class only: a message may quote what was sent. */
  private static InventoryAwayException away(Throwable failure) {
    return new InventoryAwayException(
        failure instanceof WebApplicationException refused
            ? "status " + refused.getResponse().getStatus()
            : failure.getClass().getSimpleName());
  }
}
