package org.openbeian.sms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A gateway's HTTP interface. */
@Path("/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface GatewayApi {

  /** 202 when accepted, also again for the same key; any other answer is a failure. */
  @POST
  Uni<Response> send(@HeaderParam("Idempotency-Key") String key, Message message);

  /**
   * A message to a phone; never to be logged.
   *
   * @param receiptsTo where to tell whether it arrived; null when nobody wants to know
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Message(String to, String sender, String text, @Nullable String receiptsTo) {

    @Override
    public String toString() {
      return "Message";
    }
  }
}
