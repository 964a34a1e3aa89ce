package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.openbeian.order.application.ConfirmOwner;
import org.openbeian.order.application.EditOrder;
import org.openbeian.order.application.HandOver;
import org.openbeian.order.inbound.rest.form.EndingDocument;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** What filers fill in, part by part, and confirm before they submit it. */
@Path("/api/v1/orders/{id}")
@Tag(name = "Orders")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "400",
    description = "Malformed JSON, an unknown field, or a bad parameter")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not a filer, or the permission is missing")
@APIResponse(
    responseCode = "404",
    description = "No such order in this account, where the path names one")
class OrderPartsResource {

  private static final String MATCH = "The ETag of the order as it was read.";

  private final EditOrder editOrder;
  private final ConfirmOwner confirmOwner;
  private final HandOver handOver;
  private final CurrentCaller caller;
  private final OrderAnswers answers;

  OrderPartsResource(
      EditOrder editOrder,
      ConfirmOwner confirmOwner,
      HandOver handOver,
      CurrentCaller caller,
      OrderAnswers answers) {
    this.editOrder = editOrder;
    this.confirmOwner = confirmOwner;
    this.handOver = handOver;
    this.caller = caller;
    this.answers = answers;
  }

  @PUT
  @Path("/subject")
  @Operation(
      operationId = "saveSubject",
      summary = "Save the subject",
      description =
          "May be incomplete; what is filled in must be right. A phone may be proven later"
              + " (R-SUBJ-7). Only in the editable states (R-FLOW-9).")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "409", description = "Not editable in its state")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(
      responseCode = "422",
      description =
          "Something filled in is wrong; or the reviewer did not ask for a change of it:"
              + " NOT_REQUESTED, for each field")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Uni<Response> saveSubject(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = SubjectDocument.class),
                      examples = @ExampleObject(name = "enterprise", value = Examples.SUBJECT)))
          @Nullable SubjectDocument body) {
    SubjectDocument subject = Parameters.body(body);
    return editOrder
        .subject(
            OrderAnswers.idOf(id), ifMatch, subject.form(), subject.chosenPrincipal(), caller.get())
        .map(saved -> answers.saved(saved, language));
  }

  @PUT
  @Path("/services/{serviceNo}")
  @Operation(
      operationId = "saveService",
      summary = "Add or replace a service",
      description =
          "Services are numbered 1–50 by the filer. May be incomplete; what is filled in must be"
              + " right. Only in the editable states (R-FLOW-9).")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "409", description = "Not editable in its state")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(
      responseCode = "422",
      description =
          "Something filled in is wrong; or the reviewer did not ask for a change of it:"
              + " NOT_REQUESTED, for each field")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Uni<Response> saveService(
      @PathParam("id") String id,
      @PathParam("serviceNo") String serviceNo,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = ServiceDocument.class),
                      examples = {
                        @ExampleObject(name = "website", value = Examples.SERVICE),
                        @ExampleObject(name = "app", value = Examples.APP)
                      }))
          @Nullable ServiceDocument body) {
    ServiceDocument service = Parameters.body(body);
    int number = serviceNumber(serviceNo);
    if (service.serviceNo() != null && service.serviceNo() != number) {
      throw ApiException.badParameter("serviceNo", "the number of the path");
    }
    return editOrder
        .service(
            OrderAnswers.idOf(id),
            ifMatch,
            service.form(number),
            service.chosenPrincipal(),
            caller.get())
        .map(saved -> answers.saved(saved, language));
  }

  @DELETE
  @Path("/services/{serviceNo}")
  @Operation(operationId = "removeService", summary = "Remove a service")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "409", description = "Not editable in its state")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(
      responseCode = "422",
      description = "The reviewer asked for changes of something else: NOT_REQUESTED")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Uni<Response> removeService(
      @PathParam("id") String id,
      @PathParam("serviceNo") String serviceNo,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch) {
    return editOrder
        .removeService(OrderAnswers.idOf(id), ifMatch, serviceNumber(serviceNo), caller.get())
        .map(saved -> answers.ok(saved.order()));
  }

  @PUT
  @Path("/ending")
  @Operation(
      operationId = "saveEnding",
      summary = "Save why what was granted is to end",
      description = "For CANCEL_ACCESS and DEREGISTER_* (R-CAN-1, R-DER-1).")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Not editable in its state, or not of a type that ends something")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(
      responseCode = "422",
      description =
          "Something filled in is wrong; or the reviewer did not ask for a change of it:"
              + " NOT_REQUESTED, for each field")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Uni<Response> saveEnding(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = EndingDocument.class),
                      examples = @ExampleObject(name = "closed", value = Examples.ENDING)))
          @Nullable EndingDocument body) {
    return editOrder
        .ending(OrderAnswers.idOf(id), ifMatch, Parameters.body(body).form(), caller.get())
        .map(saved -> answers.ok(saved.order()));
  }

  @PUT
  @Path("/target")
  @Operation(
      operationId = "saveTarget",
      summary = "Name the account that shall have the record, or services of it",
      description =
          "For TRANSFER (R-TRF-1) and MIGRATE (R-MIG-1). The account consents under /consents; a"
              + " consent is to the target, and to the new subject, as they are then.")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Not editable in its state, or not of a type that hands something over")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(
      responseCode = "422",
      description =
          "No account, or the own one; a subject that does not fit; or NOT_REQUESTED, where the"
              + " reviewer asked for changes of something else")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Uni<Response> saveTarget(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TargetDocument.class)))
          @Nullable TargetDocument body) {
    return handOver
        .to(OrderAnswers.idOf(id), ifMatch, Parameters.body(body).target(), caller.get())
        .map(answers::ok);
  }

  @POST
  @Path("/owner-codes")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "sendOwnerCode",
      summary = "Send the owner a one-time code",
      description =
          "To the phone on record, by SMS; for types that end something (R-CAN-1, R-DER-1). A new"
              + " code voids the one before.")
  @APIResponse(
      responseCode = "202",
      description = "On its way",
      content = @Content(schema = @Schema(implementation = OwnerCodeView.class)))
  @APIResponse(responseCode = "409", description = "The order needs no code, or not in its state")
  @APIResponse(responseCode = "429", description = "Too soon or too often; see Retry-After")
  @APIResponse(responseCode = "503", description = "The SMS gateway did not take it; try again")
  public Uni<Response> sendOwnerCode(@PathParam("id") String id) {
    return confirmOwner
        .send(OrderAnswers.idOf(id), caller.get())
        .map(
            sent ->
                Response.accepted(
                        new OwnerCodeView(sent.phone(), sent.expiresAt(), sent.sendsLeft()))
                    .build());
  }

  @POST
  @Path("/owner-confirmation")
  @Operation(
      operationId = "confirmOwner",
      summary = "Confirm the next submission with the owner's code",
      description = "After five wrong entries a code is void.")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "409", description = "The order needs no code, or not in its state")
  @APIResponse(responseCode = "422", description = "Wrong, expired or used up")
  public Uni<Response> confirmOwner(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = OwnerConfirmation.class)))
          @Nullable OwnerConfirmation body) {
    return confirmOwner
        .confirm(OrderAnswers.idOf(id), Parameters.body(body).requiredCode(), caller.get())
        .map(answers::ok);
  }

  private static int serviceNumber(String text) {
    if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > EditOrder.MAX_SERVICES) {
      throw ApiException.badParameter("serviceNo", "1–" + EditOrder.MAX_SERVICES);
    }
    return Integer.parseInt(text);
  }
}
