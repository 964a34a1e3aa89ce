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
import org.openbeian.order.application.EndOrder;
import org.openbeian.order.application.OpenDetectedOrder;
import org.openbeian.order.application.ReadOrders;
import org.openbeian.order.application.SubmitOrder;
import org.openbeian.order.domain.OrderState;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/**
 * Filing orders of the caller's account, as a whole; a foreign account's order does not exist.
 * Their parts are {@link OrderPartsResource}'s.
 */
@Path("/api/v1/orders")
@Tag(name = "Orders", description = "Applications on their way from draft to grant.")
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
class OrdersResource {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String IDEMPOTENCY =
      "Optional, recommended: a request sent again under the same key gets the first answer and has"
          + " no second effect.";

  private final OpenDetectedOrder openDetectedOrder;
  private final CheckOrder checkOrder;
  private final SubmitOrder submitOrder;
  private final EndOrder endOrder;
  private final ReadOrders readOrders;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Views views;
  private final OrderAnswers answers;

  OrdersResource(
      OpenDetectedOrder openDetectedOrder,
      CheckOrder checkOrder,
      SubmitOrder submitOrder,
      EndOrder endOrder,
      ReadOrders readOrders,
      Idempotency idempotency,
      CurrentCaller caller,
      Views views,
      OrderAnswers answers) {
    this.openDetectedOrder = openDetectedOrder;
    this.checkOrder = checkOrder;
    this.submitOrder = submitOrder;
    this.endOrder = endOrder;
    this.readOrders = readOrders;
    this.idempotency = idempotency;
    this.caller = caller;
    this.views = views;
    this.answers = answers;
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
      description = "Something is missing, does not fit, or can't be filed")
  public Uni<Response> create(
      @HeaderParam(IDEMPOTENCY_KEY) @Parameter(description = IDEMPOTENCY) @Nullable String key,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = NewOrder.class),
                      examples = @ExampleObject(name = "first filing", value = Examples.NEW_ORDER)))
          @Nullable NewOrder body) {
    NewOrder.Complete wanted = Parameters.body(body).complete();
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders",
        body,
        () ->
            openDetectedOrder.detect(
                wanted.type(), wanted.province(), wanted.check().wish(), caller.get()),
        found -> openDetectedOrder.open(found, caller.get()).map(answers::created));
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
        .one(OrderAnswers.idOf(id), caller.get())
        .map(reading -> answers.ok(reading.order(), views.reading(reading)));
  }

  @GET
  @Path("/{id}/preview")
  @Operation(
      operationId = "previewOrder",
      summary = "Everything as it would be submitted, and what is wrong with it",
      description =
          "Registries of domains and the DNS are asked for what they did not say lately; what they"
              + " do not say in time is a warning.")
  @APIResponse(responseCode = "200", description = "The order and what is wrong with it")
  public Uni<PreviewView> preview(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    return checkOrder
        .preview(OrderAnswers.idOf(id), caller.get())
        .map(preview -> views.preview(preview, Languages.accepted(language)));
  }

  @POST
  @Path("/{id}/submission")
  @Operation(
      operationId = "submitOrder",
      summary = "Submit the application: a new round",
      description =
          "It must be complete, its domains in order (R-DOM), and all commitments accepted"
              + " (R-FLOW-1). What registries of domains do not say in time stops nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "409", description = "Can't be submitted in its state")
  @APIResponse(responseCode = "422", description = "Incomplete or wrong: see violations")
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
    Submission submission = Parameters.body(body);
    OrderId order = OrderAnswers.idOf(id);
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders/" + order + "/submission",
        submission,
        () -> submitOrder.askAround(order, caller.get()),
        looked -> submitOrder.of(order, submission.accepted(), caller.get()).map(answers::ok));
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
  @APIResponse(responseCode = "409", description = "Can't be withdrawn in its state")
  public Uni<Response> withdraw(
      @HeaderParam(IDEMPOTENCY_KEY) @Parameter(description = IDEMPOTENCY) @Nullable String key,
      @PathParam("id") String id) {
    OrderId order = OrderAnswers.idOf(id);
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders/" + order + "/withdrawal",
        null,
        () -> endOrder.withdraw(order, caller.get()).map(answers::ok));
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
  @APIResponse(responseCode = "409", description = "Can't be abandoned in its state")
  public Uni<Response> abandon(
      @HeaderParam(IDEMPOTENCY_KEY) @Parameter(description = IDEMPOTENCY) @Nullable String key,
      @PathParam("id") String id) {
    OrderId order = OrderAnswers.idOf(id);
    return idempotency.once(
        key,
        caller.get(),
        "POST /orders/" + order + "/abandonment",
        null,
        () -> endOrder.abandon(order, caller.get()).map(answers::ok));
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
            OrderAnswers.idOf(id),
            (int) Math.max(0, Math.min(from, Integer.MAX_VALUE)),
            rows,
            caller.get())
        .map(
            entries ->
                Page.of(
                    entries,
                    rows,
                    Views::timeline,
                    entry -> new Cursor(entry.at(), new UUID(0, entry.position()))));
  }
}
