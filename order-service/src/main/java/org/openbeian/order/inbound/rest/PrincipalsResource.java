package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openbeian.order.application.KnownPrincipals;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.security.CurrentCaller;

/** The people whom an account need not type again (R-MAT-4). */
@Path("/api/v1/principals")
@Tag(name = "Materials")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class PrincipalsResource {

  private final KnownPrincipals knownPrincipals;
  private final CurrentCaller caller;
  private final Views views;

  PrincipalsResource(KnownPrincipals knownPrincipals, CurrentCaller caller, Views views) {
    this.knownPrincipals = knownPrincipals;
    this.caller = caller;
    this.views = views;
  }

  @GET
  @Operation(
      operationId = "listKnownPrincipals",
      summary = "Who is responsible for something of the account already, all on one page",
      description =
          "By its record and by its orders in progress, each person once. One is chosen by takenFrom"
              + " in a principal's form.")
  @APIResponse(responseCode = "200", description = "The principals, masked")
  public Uni<Page<KnownPrincipalView>> principals() {
    return knownPrincipals
        .all(caller.get())
        .map(all -> new Page<>(all.stream().map(views::known).toList(), null));
  }
}
