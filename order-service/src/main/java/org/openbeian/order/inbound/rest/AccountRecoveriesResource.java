package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ApproveRecovery;
import org.openbeian.order.application.RecoverAccount;
import org.openbeian.order.domain.recovery.RecoveryState;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** The way back to a record whose account is forgotten; tells strangers nothing. */
@Path("/api/v1/account-recoveries")
@Tag(
    name = "Account recoveries",
    description = "The way back to a record whose account is forgotten (R-ACC-1).")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AccountRecoveriesResource {

  private static final String SUPPORT = "support";

  private final RecoverAccount recoverAccount;
  private final ApproveRecovery approveRecovery;
  private final CurrentCaller caller;

  AccountRecoveriesResource(
      RecoverAccount recoverAccount, ApproveRecovery approveRecovery, CurrentCaller caller) {
    this.recoverAccount = recoverAccount;
    this.approveRecovery = approveRecovery;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "openAccountRecovery",
      summary = "Look for the account that holds a domain's record",
      description =
          "Answers alike whether or not the domain is on record here: then the hint is made up.")
  @APIResponse(
      responseCode = "202",
      description = "Opened",
      content = @Content(schema = @Schema(implementation = OpenedRecoveryView.class)))
  @APIResponse(responseCode = "422", description = "No domain name")
  @APIResponse(responseCode = "429", description = "Too many today")
  public Uni<Response> open(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewRecovery.class)))
          @Nullable NewRecovery body) {
    return recoverAccount
        .open(Parameters.body(body).requiredDomain(), caller.get())
        .map(recovery -> Response.accepted(OpenedRecoveryView.of(recovery)).build());
  }

  @GET
  @RolesAllowed(SUPPORT)
  @Operation(
      operationId = "listAccountRecoveries",
      summary = "Recoveries of all accounts, newest first; for support")
  @APIResponse(responseCode = "200", description = "A page")
  public Uni<Page<RecoveryCaseView>> list(
      @QueryParam("state")
          @Parameter(
              description = "all when missing",
              schema = @Schema(implementation = RecoveryState.class))
          @Nullable String state,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return approveRecovery
        .page(Parameters.choice("state", state, RecoveryState.class), Cursor.decode(cursor), rows)
        .map(
            recoveries ->
                Page.of(
                    recoveries,
                    rows,
                    RecoveryCaseView::of,
                    recovery -> new Cursor(recovery.openedAt(), recovery.id())));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getAccountRecovery", summary = "How far a recovery has come")
  @APIResponse(
      responseCode = "200",
      description = "The recovery",
      content = @Content(schema = @Schema(implementation = RecoveryView.class)))
  @APIResponse(responseCode = "404", description = "No such recovery of this account")
  public Uni<RecoveryView> get(@PathParam("id") String id) {
    return recoverAccount.look(Parameters.inPath(id), caller.get()).map(RecoveryView::of);
  }

  @POST
  @Path("/{id}/codes")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "sendRecoveryCode",
      summary = "Send a one-time code to the phone on record",
      description =
          "By SMS, to the subject's principal. Answers alike when nothing is on record here, and"
              + " does not wait for the gateway. A new code voids the one before.")
  @APIResponse(
      responseCode = "202",
      description = "On its way, if there is a record",
      content = @Content(schema = @Schema(implementation = RecoveryCodeView.class)))
  @APIResponse(responseCode = "404", description = "No such recovery of this account")
  @APIResponse(responseCode = "409", description = "The recovery is over")
  @APIResponse(
      responseCode = "429",
      description = "Too soon or too often: in this recovery, from this account or to this record")
  public Uni<Response> sendCode(@PathParam("id") String id) {
    return recoverAccount
        .sendCode(Parameters.inPath(id), caller.get())
        .map(sent -> Response.accepted(RecoveryCodeView.of(sent)).build());
  }

  @POST
  @Path("/{id}/proof")
  @Operation(
      operationId = "proveAccountRecovery",
      summary = "Prove it with the code",
      description = "After five wrong entries a code is void.")
  @APIResponse(
      responseCode = "200",
      description = "Proven, with what was found",
      content = @Content(schema = @Schema(implementation = RecoveryView.class)))
  @APIResponse(responseCode = "404", description = "No such recovery of this account")
  @APIResponse(
      responseCode = "422",
      description = "Not right, or there is nothing to prove; which of them is not told")
  public Uni<RecoveryView> prove(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = OwnerConfirmation.class)))
          @Nullable OwnerConfirmation body) {
    return recoverAccount
        .prove(Parameters.inPath(id), Parameters.body(body).requiredCode(), caller.get())
        .map(RecoveryView::of);
  }

  @POST
  @Path("/{id}/support-request")
  @Operation(
      operationId = "askSupportToRecover",
      summary = "Ask support to approve by documents",
      description = "For who no longer has the phone; it leaves more time.")
  @APIResponse(
      responseCode = "200",
      description = "Asked",
      content = @Content(schema = @Schema(implementation = RecoveryView.class)))
  @APIResponse(responseCode = "404", description = "No such recovery of this account")
  @APIResponse(responseCode = "409", description = "The recovery is over")
  @APIResponse(responseCode = "422", description = "No note, or too long a one")
  public Uni<RecoveryView> askSupport(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RecoveryNote.class)))
          @Nullable RecoveryNote body) {
    return recoverAccount
        .askSupport(Parameters.inPath(id), Parameters.body(body).requiredNote(), caller.get())
        .map(RecoveryView::of);
  }

  @GET
  @Path("/{id}/support-request")
  @RolesAllowed(SUPPORT)
  @Operation(
      operationId = "readSupportRequest",
      summary = "What the filer wrote; for support",
      description = "Every look is logged (R-PERM-2).")
  @APIResponse(
      responseCode = "200",
      description = "The note",
      content = @Content(schema = @Schema(implementation = RecoveryNote.class)))
  @APIResponse(responseCode = "404", description = "Support was not asked")
  public Uni<RecoveryNote> supportRequest(@PathParam("id") String id) {
    return approveRecovery.request(Parameters.inPath(id), caller.get()).map(RecoveryNote::new);
  }

  @POST
  @Path("/{id}/approval")
  @RolesAllowed(SUPPORT)
  @Operation(
      operationId = "approveAccountRecovery",
      summary = "Prove it by documents; for support",
      description = "Who approved and when is kept, with the note.")
  @APIResponse(
      responseCode = "200",
      description = "Proven",
      content = @Content(schema = @Schema(implementation = RecoveryCaseView.class)))
  @APIResponse(
      responseCode = "403",
      description = "Not support, or by or from the caller's own account (R-PERM-2)")
  @APIResponse(responseCode = "404", description = "No such recovery")
  @APIResponse(
      responseCode = "409",
      description = "Support was not asked, too late, or nothing is on record")
  public Uni<RecoveryCaseView> approve(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RecoveryNote.class)))
          @Nullable RecoveryNote body) {
    return approveRecovery
        .approve(Parameters.inPath(id), Parameters.body(body).requiredNote(), caller.get())
        .map(RecoveryCaseView::of);
  }

  @POST
  @Path("/{id}/takeover")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "takeOverRecord",
      summary = "Move the record to this account at once",
      description =
          "A TRANSFER order of the account that held it, which is told (R-TRF-1). Everything of"
              + " the record moves.")
  @APIResponse(
      responseCode = "200",
      description = "Moved",
      content = @Content(schema = @Schema(implementation = RecoveryView.class)))
  @APIResponse(responseCode = "403", description = "The permission beian:transfer is missing")
  @APIResponse(responseCode = "404", description = "No such recovery of this account")
  @APIResponse(
      responseCode = "409",
      description = "Not proven, the record has changed since, or is this account's")
  @APIResponse(
      responseCode = "422",
      description =
          "This account holds a subject (R-TYPE-4), or one of the two has an order in progress")
  public Uni<RecoveryView> takeOver(@PathParam("id") String id) {
    return recoverAccount.takeOver(Parameters.inPath(id), caller.get()).map(RecoveryView::of);
  }
}
