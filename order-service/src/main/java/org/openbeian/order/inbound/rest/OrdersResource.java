package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
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
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.CheckOrder;
import org.openbeian.order.application.ConfirmOwner;
import org.openbeian.order.application.EditOrder;
import org.openbeian.order.application.EndOrder;
import org.openbeian.order.application.HandOver;
import org.openbeian.order.application.OpenDetectedOrder;
import org.openbeian.order.application.ReadOrders;
import org.openbeian.order.application.SubmitOrder;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.inbound.rest.form.EndingDocument;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.api.Problems;
import org.openbeian.platform.security.CurrentCaller;

/** Filing orders of the caller's account; a foreign account's order does not exist. */
@Path("/api/v1/orders")
@Tag(name = "Orders", description = "Applications on their way from draft to grant.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "400",
    description = "Malformed JSON, an unknown field, or a bad parameter",
    content =
        @Content(
            mediaType = Problems.PROBLEM_JSON,
            schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "401",
    description = "No valid token",
    content =
        @Content(
            mediaType = Problems.PROBLEM_JSON,
            schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "403",
    description = "Not a filer, or the permission is missing",
    content =
        @Content(
            mediaType = Problems.PROBLEM_JSON,
            schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "404",
    description = "No such order in this account, where the path names one",
    content =
        @Content(
            mediaType = Problems.PROBLEM_JSON,
            schema = @Schema(implementation = Problem.class)))
class OrdersResource {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String IDEMPOTENCY =
      "Optional, recommended: a request sent again under the same key gets the first answer and has"
          + " no second effect.";
  private static final String MATCH = "The ETag of the order as it was read.";

  private final OpenDetectedOrder openDetectedOrder;
  private final EditOrder editOrder;
  private final CheckOrder checkOrder;
  private final SubmitOrder submitOrder;
  private final EndOrder endOrder;
  private final ConfirmOwner confirmOwner;
  private final HandOver handOver;
  private final ReadOrders readOrders;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Views views;

  OrdersResource(
      OpenDetectedOrder openDetectedOrder,
      EditOrder editOrder,
      CheckOrder checkOrder,
      SubmitOrder submitOrder,
      EndOrder endOrder,
      ConfirmOwner confirmOwner,
      HandOver handOver,
      ReadOrders readOrders,
      Idempotency idempotency,
      CurrentCaller caller,
      Views views) {
    this.openDetectedOrder = openDetectedOrder;
    this.editOrder = editOrder;
    this.checkOrder = checkOrder;
    this.submitOrder = submitOrder;
    this.endOrder = endOrder;
    this.confirmOwner = confirmOwner;
    this.handOver = handOver;
    this.readOrders = readOrders;
    this.idempotency = idempotency;
    this.caller = caller;
    this.views = views;
  }

  @POST
  @Operation(
      operationId = "createOrder",
      summary = "Open a draft",
      description =
          "Of the type that is detected by its check (R-TYPE-1). Of many at once about one subject"
              + " or domain one is opened; the others are refused as the check would (R-TYPE-2,"
              + " R-TYPE-3).")
  @APIResponse(
      responseCode = "201",
      description = "The draft",
      headers = {@Header(name = "Location"), @Header(name = "ETag")},
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "422",
      description = "Something is missing, does not fit, or can't be filed",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> create(
      @HeaderParam(IDEMPOTENCY_KEY) @Parameter(description = IDEMPOTENCY) @Nullable String key,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = NewOrder.class),
                      examples = @ExampleObject(name = "first filing", value = Examples.NEW_ORDER)))
          @Nullable NewOrder body) {
    NewOrder.Complete wanted = required(body).complete();
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders",
        body,
        () ->
            openDetectedOrder.detect(
                wanted.type(), wanted.province(), wanted.check().wish(), caller.get()),
        found -> openDetectedOrder.open(found, caller.get()).map(this::created));
  }

  private Response created(Order order) {
    return answer(Response.status(Response.Status.CREATED), order)
        .header(HttpHeaders.LOCATION, "/api/v1/orders/" + order.id())
        .build();
  }

  @GET
  @Operation(
      operationId = "listOrders",
      summary = "The account's orders, newest first",
      description = "Deleted ones (ABANDONED, EXPIRED, INVALIDATED) only when asked for (R-EXP-4).")
  @APIResponse(responseCode = "200", description = "A page")
  public Uni<Page<OrderView>> list(
      @QueryParam("state") @Parameter(schema = @Schema(implementation = OrderState.class))
          @Nullable String state,
      @QueryParam("type") @Parameter(schema = @Schema(implementation = FilingType.class))
          @Nullable String type,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return readOrders
        .page(
            Parameters.choice("state", state, OrderState.class),
            Parameters.choice("type", type, FilingType.class),
            Cursor.decode(cursor),
            rows,
            caller.get())
        .map(
            orders ->
                Page.of(
                    orders,
                    rows,
                    views::order,
                    order -> new Cursor(order.createdAt(), order.id().value())));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readOrder", summary = "One order")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  public Uni<Response> read(@PathParam("id") String id) {
    return readOrders
        .one(orderId(id), caller.get())
        .map(reading -> answer(Response.ok(), reading.order(), views.reading(reading)).build());
  }

  @PUT
  @Path("/{id}/subject")
  @Operation(
      operationId = "saveSubject",
      summary = "Save the subject",
      description =
          "May be incomplete; what is filled in must be right. Only in the editable states"
              + " (R-FLOW-9).")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Not editable in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "412",
      description = "Changed meanwhile",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Something filled in is wrong",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "428",
      description = "If-Match is missing",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> saveSubject(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = SubjectDocument.class),
                      examples = @ExampleObject(name = "enterprise", value = Examples.SUBJECT)))
          @Nullable SubjectDocument body) {
    return editOrder
        .subject(orderId(id), ifMatch, required(body).form(), caller.get())
        .map(this::ok);
  }

  @PUT
  @Path("/{id}/services/{serviceNo}")
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
  @APIResponse(
      responseCode = "409",
      description = "Not editable in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "412",
      description = "Changed meanwhile",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Something filled in is wrong",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "428",
      description = "If-Match is missing",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> saveService(
      @PathParam("id") String id,
      @PathParam("serviceNo") String serviceNo,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = ServiceDocument.class),
                      examples = @ExampleObject(name = "website", value = Examples.SERVICE)))
          @Nullable ServiceDocument body) {
    ServiceDocument service = required(body);
    int number = serviceNumber(serviceNo);
    if (service.serviceNo() != null && service.serviceNo() != number) {
      throw ApiException.badParameter("serviceNo", "the number of the path");
    }
    return editOrder
        .service(orderId(id), ifMatch, service.form(number), caller.get())
        .map(this::ok);
  }

  @DELETE
  @Path("/{id}/services/{serviceNo}")
  @Operation(operationId = "removeService", summary = "Remove a service")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Not editable in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "412",
      description = "Changed meanwhile",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "428",
      description = "If-Match is missing",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> removeService(
      @PathParam("id") String id,
      @PathParam("serviceNo") String serviceNo,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch) {
    return editOrder
        .removeService(orderId(id), ifMatch, serviceNumber(serviceNo), caller.get())
        .map(this::ok);
  }

  @PUT
  @Path("/{id}/ending")
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
      description = "Not editable in its state, or not of a type that ends something",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "412",
      description = "Changed meanwhile",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Something filled in is wrong",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "428",
      description = "If-Match is missing",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
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
        .ending(orderId(id), ifMatch, required(body).form(), caller.get())
        .map(this::ok);
  }

  @PUT
  @Path("/{id}/target")
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
      description = "Not editable in its state, or not of a type that hands something over",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "412",
      description = "Changed meanwhile",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "No account, or the own one; or a subject that does not fit",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "428",
      description = "If-Match is missing",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> saveTarget(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = MATCH) @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TargetDocument.class)))
          @Nullable TargetDocument body) {
    return handOver.to(orderId(id), ifMatch, required(body).target(), caller.get()).map(this::ok);
  }

  @POST
  @Path("/{id}/owner-codes")
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
  @APIResponse(
      responseCode = "409",
      description = "The order needs no code, or not in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "429",
      description = "Too soon or too often; see Retry-After",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "The SMS gateway did not take it; try again",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> sendOwnerCode(@PathParam("id") String id) {
    return confirmOwner
        .send(orderId(id), caller.get())
        .map(
            sent ->
                Response.accepted(
                        new OwnerCodeView(sent.phone(), sent.expiresAt(), sent.sendsLeft()))
                    .build());
  }

  @POST
  @Path("/{id}/owner-confirmation")
  @Operation(
      operationId = "confirmOwner",
      summary = "Confirm the next submission with the owner's code",
      description = "After five wrong entries a code is void.")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "The order needs no code, or not in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Wrong, expired or used up",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> confirmOwner(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = OwnerConfirmation.class)))
          @Nullable OwnerConfirmation body) {
    return confirmOwner
        .confirm(orderId(id), required(body).requiredCode(), caller.get())
        .map(this::ok);
  }

  @GET
  @Path("/{id}/preview")
  @Operation(
      operationId = "previewOrder",
      summary = "Everything as it would be submitted, and what is wrong with it")
  @APIResponse(responseCode = "200", description = "The order and what is wrong with it")
  public Uni<PreviewView> preview(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    return checkOrder
        .preview(orderId(id), caller.get())
        .map(preview -> views.preview(preview, Languages.accepted(language)));
  }

  @POST
  @Path("/{id}/submission")
  @Operation(
      operationId = "submitOrder",
      summary = "Submit the application: a new round",
      description = "It must be complete, and all commitments accepted (R-FLOW-1).")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Can't be submitted in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Incomplete or wrong: see violations",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> submit(
      @HeaderParam(IDEMPOTENCY_KEY) @Parameter(description = IDEMPOTENCY) @Nullable String key,
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = Submission.class),
                      examples = @ExampleObject(name = "all", value = Examples.SUBMISSION)))
          @Nullable Submission body) {
    Submission submission = required(body);
    OrderId order = orderId(id);
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders/" + order + "/submission",
        submission,
        () -> submitOrder.of(order, submission.accepted(), caller.get()).map(this::ok));
  }

  @POST
  @Path("/{id}/withdrawal")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "withdrawOrder",
      summary = "Take the submission back",
      description = "Until it is forwarded to the bureau (R-FLOW-8); the order is editable again.")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Can't be withdrawn in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> withdraw(
      @HeaderParam(IDEMPOTENCY_KEY) @Parameter(description = IDEMPOTENCY) @Nullable String key,
      @PathParam("id") String id) {
    OrderId order = orderId(id);
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders/" + order + "/withdrawal",
        null,
        () -> endOrder.withdraw(order, caller.get()).map(this::ok));
  }

  @POST
  @Path("/{id}/abandonment")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "abandonOrder",
      summary = "End the order for good",
      description = "Unless it is at the bureau (R-FLOW-8).")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Can't be abandoned in its state",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> abandon(
      @HeaderParam(IDEMPOTENCY_KEY) @Parameter(description = IDEMPOTENCY) @Nullable String key,
      @PathParam("id") String id) {
    OrderId order = orderId(id);
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders/" + order + "/abandonment",
        null,
        () -> endOrder.abandon(order, caller.get()).map(this::ok));
  }

  @GET
  @Path("/{id}/timeline")
  @Operation(operationId = "readTimeline", summary = "What happened to the order, oldest first")
  @APIResponse(responseCode = "200", description = "A page")
  public Uni<Page<TimelineView>> timeline(
      @PathParam("id") String id,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    Cursor after = Cursor.decode(cursor);
    long from = after == null ? 0 : after.id().getLeastSignificantBits() + 1;
    return readOrders
        .timeline(
            orderId(id), (int) Math.max(0, Math.min(from, Integer.MAX_VALUE)), rows, caller.get())
        .map(
            entries ->
                Page.of(
                    entries,
                    rows,
                    Views::timeline,
                    entry -> new Cursor(entry.at(), new UUID(0, entry.position()))));
  }

  private Response ok(Order order) {
    return answer(Response.ok(), order).build();
  }

  private Response.ResponseBuilder answer(Response.ResponseBuilder response, Order order) {
    return answer(response, order, views.order(order));
  }

  private static Response.ResponseBuilder answer(
      Response.ResponseBuilder response, Order order, OrderView view) {
    return response
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, EntityTags.of(order.version()))
        .entity(view);
  }

  private static OrderId orderId(String text) {
    return new OrderId(Parameters.inPath(text));
  }

  private static int serviceNumber(String text) {
    if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > EditOrder.MAX_SERVICES) {
      throw ApiException.badParameter("serviceNo", "1–" + EditOrder.MAX_SERVICES);
    }
    return Integer.parseInt(text);
  }

  private static <T> T required(@Nullable T body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    return body;
  }
}
