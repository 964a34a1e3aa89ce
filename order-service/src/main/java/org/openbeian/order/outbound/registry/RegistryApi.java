package org.openbeian.order.outbound.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;

/** The registry's HTTP interface. */
@Path("/lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "national-registry")
interface RegistryApi {

  /** 200 with what {@link RegistryAnswer} reads; any other answer is a failure. */
  @POST
  Uni<Response> lookUp(Lookup lookup);

  /**
   * Whom and what to look up; never to be logged.
   *
   * @param certificateType the field's numeric id
   * @param domain of a website, else null
   * @param appName of all but websites, else null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lookup(
      int certificateType,
      String certificateNumber,
      ServiceKind serviceKind,
      @Nullable String domain,
      @Nullable String appName) {

    @Override
    public String toString() {
      return "Lookup";
    }
  }
}
