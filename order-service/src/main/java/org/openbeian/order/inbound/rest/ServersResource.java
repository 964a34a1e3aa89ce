package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ReadCodes;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Problems;
import org.openbeian.platform.security.CurrentCaller;

/** The account's servers, as the provider's inventory tells (R-CODE-1). */
@Path("/api/v1/servers")
@Tag(
    name = "Service codes",
    description = "Proofs of eligible servers, which services name (R-CODE-1).")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class ServersResource {

  private final ReadCodes readCodes;
  private final CurrentCaller caller;
  private final Problems problems;

  ServersResource(ReadCodes readCodes, CurrentCaller caller, Problems problems) {
    this.readCodes = readCodes;
    this.caller = caller;
    this.problems = problems;
  }

  @GET
  @Operation(
      operationId = "listServers",
      summary = "The account's servers and which of them yield service codes, all on one page")
  @APIResponse(responseCode = "200", description = "The servers, in the inventory's order")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(
      responseCode = "403",
      description = "Not a filer, or the permission bsn:* is missing")
  @APIResponse(
      responseCode = "503",
      description = "The inventory of servers gives no reliable answer",
      headers = @Header(name = "Retry-After"))
  public Uni<Page<ServerView>> list(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          @Parameter(description = "zh-CN (default) or en, for message and remedy")
          @Nullable String language) {
    Locale locale = Languages.accepted(language);
    return readCodes
        .servers(caller.get())
        .map(
            servers ->
                new Page<>(
                    servers.stream()
                        .map(standing -> ServerView.of(standing, locale, problems))
                        .toList(),
                    null));
  }
}
