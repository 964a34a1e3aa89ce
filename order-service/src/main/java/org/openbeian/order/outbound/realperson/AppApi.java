package org.openbeian.order.outbound.realperson;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The app's HTTP interface. */
@Path("/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "real-person")
interface AppApi {

  /** 201, or 200 for the same key again, with what {@link SessionAnswer} reads. */
  @POST
  Uni<Response> open(
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("Beian-Timestamp") String seconds,
      @HeaderParam("Beian-Signature") String signature,
      String body);
}
