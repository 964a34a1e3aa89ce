package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.application.revocation.ReadRevocations;
import org.openbeian.review.application.revocation.RevokeFiling;
import org.openbeian.review.domain.revocation.FilingRevocation;
import org.openbeian.review.domain.revocation.RevocationState;

/** The bureau takes back what it granted: one officer asks, another one agrees (R-PERM-2). */
@Path("/api/v1/filing-revocations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ReviewAccess.BUREAU_OFFICER)
@Tag(name = "revocations")
@APIResponse(responseCode = "401", description = "No valid token")
class RevocationsResource {

  private static final String PATH = "/filing-revocations";
  private static final String KEY = "Idempotency-Key";
  private static final String KEY_USE =
      "Sent again with the same body, the first answer is repeated";
  private static final String ANOTHERS_PROVINCE = "None, or another province's";

  private final RevokeFiling revoke;
  private final ReadRevocations read;
  private final Idempotency idempotency;
  private final CurrentCaller caller;

  RevocationsResource(
      RevokeFiling revoke, ReadRevocations read, Idempotency idempotency, CurrentCaller caller) {
    this.revoke = revoke;
    this.read = read;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "askForRevocation",
      summary = "Ask for a number to be taken back",
      description =
          "An officer of the number's province. It has no effect before another officer of the"
              + " province confirms it; at most one is pending per number. Taking back a subject's"
              + " number ends all its services.")
  @APIResponse(
      responseCode = "201",
      description = "Asked for; Location names it",
      content = @Content(schema = @Schema(implementation = RevocationView.class)))
  @APIResponse(responseCode = "400", description = "Malformed JSON or an unknown field")
  @APIResponse(
      responseCode = "403",
      description = "No bureau officer; OWN_ACCOUNT: the record is of the caller's own account")
  @APIResponse(
      responseCode = "404",
      description = "No such number is known in the caller's provinces")
  @APIResponse(
      responseCode = "409",
      description =
          "NUMBER_NOT_IN_FORCE: ended or revoked already; REVOCATION_PENDING: asked for already, the"
              + " detail says under which id")
  @APIResponse(
      responseCode = "422",
      description =
          "NUMBER_MISSING, REASONS_MISSING, REASONS_TOO_MANY, REASON_NULL; RESULT_CODE: no result"
              + " code that refuses; TEXT_TOO_LONG, TEXT_CONTROL")
  public Uni<Response> ask(
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RevocationRequest.class)))
          @Nullable RevocationRequest request) {
    RevocationRequest.Complete wanted = Parameters.body(request).complete();
    return idempotency.once(
        key,
        caller.get(),
        "POST " + PATH,
        request,
        () ->
            revoke
                .ask(wanted.number(), wanted.reasons(), caller.get())
                .map(
                    asked ->
                        Response.created(URI.create("/api/v1" + PATH + "/" + asked.id()))
                            .entity(RevocationView.of(asked))
                            .build()));
  }

  @GET
  @Operation(
      operationId = "listRevocations",
      summary = "The revocations of the caller's provinces",
      description = "Newest first. state=PENDING lists what waits for another officer.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = RevocationPage.class)))
  @APIResponse(responseCode = "400", description = "A parameter can't be read")
  @APIResponse(responseCode = "403", description = "No bureau officer")
  public Uni<RevocationPage> list(
      @Parameter(
              description = "All when absent",
              schema = @Schema(implementation = RevocationState.class))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100; 20 when absent") @QueryParam("limit")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return read.page(
            Parameters.choice("state", state, RevocationState.class),
            Cursor.decode(cursor),
            rows,
            caller.get())
        .map(found -> RevocationPage.of(found, rows));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "readRevocation", summary = "One revocation")
  @APIResponse(
      responseCode = "200",
      description = "The revocation",
      content = @Content(schema = @Schema(implementation = RevocationView.class)))
  @APIResponse(responseCode = "403", description = "No bureau officer")
  @APIResponse(responseCode = "404", description = ANOTHERS_PROVINCE)
  public Uni<RevocationView> one(@PathParam("id") String id) {
    return read.one(Parameters.inPath(id), caller.get()).map(RevocationView::of);
  }

  @POST
  @Path("{id}/confirmation")
  @Operation(
      operationId = "confirmRevocation",
      summary = "Confirm what another officer asked for",
      description =
          "Another officer of the province than who asked. The number is void from then on, and its"
              + " filer is told the reasons.")
  @APIResponse(
      responseCode = "200",
      description = "Confirmed",
      content = @Content(schema = @Schema(implementation = RevocationView.class)))
  @APIResponse(
      responseCode = "403",
      description =
          "No bureau officer; ANOTHER_OFFICER_NEEDED: the caller asked for it; OWN_ACCOUNT"
              + " (R-PERM-2)")
  @APIResponse(responseCode = "404", description = ANOTHERS_PROVINCE)
  @APIResponse(
      responseCode = "409",
      description =
          "REVOCATION_SETTLED: confirmed, refused or withdrawn already; NUMBER_NOT_IN_FORCE: it"
              + " ended meanwhile, so withdraw or refuse this")
  public Uni<Response> confirm(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key) {
    UUID revocation = Parameters.inPath(id);
    return settle(
        revocation, "confirmation", key, null, () -> revoke.confirm(revocation, caller.get()));
  }

  @POST
  @Path("{id}/refusal")
  @Operation(
      operationId = "refuseRevocation",
      summary = "Refuse what another officer asked for",
      description = "Another officer of the province than who asked. The number stays in force.")
  @APIResponse(
      responseCode = "200",
      description = "Refused",
      content = @Content(schema = @Schema(implementation = RevocationView.class)))
  @APIResponse(responseCode = "400", description = "Malformed JSON or an unknown field")
  @APIResponse(
      responseCode = "403",
      description =
          "No bureau officer; ANOTHER_OFFICER_NEEDED: the caller asked for it and may withdraw it;"
              + " OWN_ACCOUNT (R-PERM-2)")
  @APIResponse(responseCode = "404", description = ANOTHERS_PROVINCE)
  @APIResponse(responseCode = "409", description = "REVOCATION_SETTLED")
  @APIResponse(
      responseCode = "422",
      description = "REFUSAL_REASON_MISSING, TEXT_TOO_LONG, TEXT_CONTROL")
  public Uni<Response> refuse(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RevocationRefusal.class)))
          @Nullable RevocationRefusal request) {
    UUID revocation = Parameters.inPath(id);
    String reason = Parameters.body(request).requiredReason();
    return settle(
        revocation, "refusal", key, request, () -> revoke.refuse(revocation, reason, caller.get()));
  }

  @POST
  @Path("{id}/withdrawal")
  @Operation(
      operationId = "withdrawRevocation",
      summary = "Take back what one asked for",
      description = "Only who asked. The number stays in force.")
  @APIResponse(
      responseCode = "200",
      description = "Withdrawn",
      content = @Content(schema = @Schema(implementation = RevocationView.class)))
  @APIResponse(
      responseCode = "403",
      description = "No bureau officer; REVOCATION_OF_ANOTHER: another officer asked for it")
  @APIResponse(responseCode = "404", description = ANOTHERS_PROVINCE)
  @APIResponse(responseCode = "409", description = "REVOCATION_SETTLED")
  public Uni<Response> withdraw(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key) {
    UUID revocation = Parameters.inPath(id);
    return settle(
        revocation, "withdrawal", key, null, () -> revoke.withdraw(revocation, caller.get()));
  }

  private Uni<Response> settle(
      UUID id,
      String act,
      @Nullable String key,
      @Nullable Object body,
      Supplier<Uni<FilingRevocation>> useCase) {
    return idempotency.once(
        key,
        caller.get(),
        "POST " + PATH + "/" + id + "/" + act,
        body,
        () -> useCase.get().map(settled -> Response.ok(RevocationView.of(settled)).build()));
  }
}
