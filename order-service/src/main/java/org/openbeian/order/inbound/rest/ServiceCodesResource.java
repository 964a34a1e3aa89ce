package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ApplyForCode;
import org.openbeian.order.application.ReadCodes;
import org.openbeian.order.domain.code.CodeState;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** Proofs of eligible servers, which services name (R-CODE-1). */
@Path("/api/v1/service-codes")
@Tag(
    name = "Service codes",
    description = "Proofs of eligible servers, which services name (R-CODE-1).")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not a filer, or the permission bsn:* is missing")
class ServiceCodesResource {

  private final ApplyForCode applyForCode;
  private final ReadCodes readCodes;
  private final Idempotency idempotency;
  private final CurrentCaller caller;

  ServiceCodesResource(
      ApplyForCode applyForCode,
      ReadCodes readCodes,
      Idempotency idempotency,
      CurrentCaller caller) {
    this.applyForCode = applyForCode;
    this.readCodes = readCodes;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "applyForServiceCode",
      summary = "Apply for a service code",
      description =
          "For a server of the account in mainland China, subscribed for long enough, that has a"
              + " code left (R-CODE-1). Whoever is given the code may name it. A grant uses it up"
              + " for good.")
  @APIResponse(
      responseCode = "201",
      description = "The code",
      headers = @Header(name = "Location"),
      content = @Content(schema = @Schema(implementation = ServiceCodeView.class)))
  @APIResponse(responseCode = "400", description = "Malformed JSON or an unknown field")
  @APIResponse(
      responseCode = "422",
      description =
          "SERVER_UNKNOWN, SERVER_NOT_IN_MAINLAND, SERVER_NOT_SUBSCRIBED,"
              + " SERVER_SUBSCRIPTION_TOO_SHORT, SERVER_WITHOUT_PUBLIC_IP or SERVER_CODES_USED_UP:"
              + " see violations")
  @APIResponse(
      responseCode = "503",
      description = "The inventory of servers gives no reliable answer; nothing was kept",
      headers = @Header(name = "Retry-After"))
  public Uni<Response> apply(
      @HeaderParam("Idempotency-Key")
          @Parameter(
              description =
                  "Optional, recommended: a request sent again under the same key gets the first"
                      + " answer and has no second effect.")
          @Nullable String key,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = NewServiceCode.class),
                      examples =
                          @ExampleObject(name = "server", value = Examples.NEW_SERVICE_CODE)))
          @Nullable NewServiceCode body) {
    String server = Parameters.body(body).requiredServer();
    return idempotency.once(
        key,
        caller.get(),
        "POST /service-codes",
        body,
        () -> applyForCode.servers(caller.get()),
        servers ->
            applyForCode.of(server, servers, caller.get()).map(ServiceCodesResource::created));
  }

  private static Response created(IssuedCode code) {
    return Response.status(Response.Status.CREATED)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, "/api/v1/service-codes/" + code.code())
        .entity(ServiceCodeView.of(code))
        .build();
  }

  @GET
  @Operation(
      operationId = "listServiceCodes",
      summary = "The account's service codes, newest first",
      description = "Those that it applied for, whoever uses them; not those that it was given.")
  @APIResponse(responseCode = "200", description = "A page")
  public Uni<Page<ServiceCodeView>> list(
      @QueryParam("state")
          @Parameter(
              description = "all when missing",
              schema = @Schema(implementation = CodeState.class))
          @Nullable String state,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return readCodes
        .page(
            Parameters.choice("state", state, CodeState.class),
            Cursor.decode(cursor),
            rows,
            caller.get())
        .map(
            codes ->
                Page.of(
                    codes,
                    rows,
                    ServiceCodeView::of,
                    code -> new Cursor(code.issuedAt(), code.code())));
  }

  @GET
  @Path("/{code}")
  @Operation(operationId = "readServiceCode", summary = "A service code and what has become of it")
  @APIResponse(
      responseCode = "200",
      description = "The code",
      content = @Content(schema = @Schema(implementation = ServiceCodeView.class)))
  @APIResponse(responseCode = "404", description = "No such code of this account")
  public Uni<ServiceCodeView> read(@PathParam("code") String code) {
    return readCodes.one(Parameters.inPath(code), caller.get()).map(ServiceCodeView::of);
  }
}
