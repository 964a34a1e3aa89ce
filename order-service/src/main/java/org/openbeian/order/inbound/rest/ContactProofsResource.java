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
import org.openbeian.order.application.ProveContact;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** Phones that an account proves to reach. A number stands in no address: those are logged. */
@Path("/api/v1/contact-proofs")
@Tag(
    name = "Contact proofs",
    description = "Principals' phones, proven with one-time codes (R-SUBJ-7).")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not a filer, or the permission is missing")
class ContactProofsResource {

  private final ProveContact proveContact;
  private final CurrentCaller caller;

  ContactProofsResource(ProveContact proveContact, CurrentCaller caller) {
    this.proveContact = proveContact;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "sendContactCode",
      summary = "Send a one-time code to a principal's phone",
      description =
          "By SMS. A new code voids the one before; a proof that is valid stays so. Needs"
              + " beian:add or beian:update.")
  @APIResponse(
      responseCode = "202",
      description = "The gateway took it",
      content = @Content(schema = @Schema(implementation = ContactCodeView.class)))
  @APIResponse(responseCode = "422", description = "No mainland mobile number")
  @APIResponse(
      responseCode = "429",
      description = "Too soon or too often: to this phone or from this account; see Retry-After")
  @APIResponse(
      responseCode = "503",
      description = "The gateway did not take it; ask again after Retry-After")
  public Uni<Response> send(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewContactProof.class)))
          @Nullable NewContactProof body) {
    return proveContact
        .send(Parameters.body(body).requiredPhone(), caller.get())
        .map(sent -> Response.accepted(ContactCodeView.of(sent)).build());
  }

  @POST
  @Path("/{id}/attempts")
  @Operation(
      operationId = "enterContactCode",
      summary = "Enter the code",
      description =
          "A right one proves the phone for all orders of the account, and may be entered again."
              + " After five wrong entries a code is void. Needs beian:add or beian:update.")
  @APIResponse(
      responseCode = "200",
      description = "Proven",
      content = @Content(schema = @Schema(implementation = ContactProofView.class)))
  @APIResponse(responseCode = "404", description = "No such proof of this account")
  @APIResponse(
      responseCode = "422",
      description = "Wrong, too old, used, entered wrong too often, or none was sent")
  public Uni<ContactProofView> attempt(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = OwnerConfirmation.class)))
          @Nullable OwnerConfirmation body) {
    return proveContact
        .attempt(Parameters.inPath(id), Parameters.body(body).requiredCode(), caller.get())
        .map(ContactProofView::of);
  }

  @GET
  @Operation(
      operationId = "listContactProofs",
      summary = "Phones that this account has proven or has had codes sent to, newest first",
      description = "Masked. Whether an order lacks a proof its preview says.")
  @APIResponse(responseCode = "200", description = "A page")
  public Uni<Page<ContactProofView>> list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return proveContact
        .page(Cursor.decode(cursor), rows, caller.get())
        .map(
            shown ->
                Page.of(
                    shown,
                    rows,
                    ContactProofView::of,
                    proof -> new Cursor(proof.askedAt(), proof.id())));
  }
}
