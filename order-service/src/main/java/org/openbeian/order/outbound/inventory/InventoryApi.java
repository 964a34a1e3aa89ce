package org.openbeian.order.outbound.inventory;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The inventory's HTTP interface. */
@Path("/servers")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "server-inventory")
interface InventoryApi {

  /** 200 with what {@link InventoryAnswer} reads; any other answer is a failure. */
  @GET
  Uni<Response> servers(@QueryParam("account") String account);
}
