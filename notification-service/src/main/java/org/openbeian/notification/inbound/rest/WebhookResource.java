package org.openbeian.notification.inbound.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.notification.application.webhook.ChangeWebhook;
import org.openbeian.notification.application.webhook.CheckWebhook;
import org.openbeian.notification.application.webhook.ReadWebhooks;
import org.openbeian.notification.application.webhook.RegisterWebhook;
import org.openbeian.notification.application.webhook.TestWebhook;
import org.openbeian.notification.application.webhook.WebhookSender;
import org.openbeian.notification.domain.webhook.Webhook;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;

/** An account's webhooks. */
@Path(WebhookResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("filer")
@Tag(
    name = "Webhooks",
    description =
        "Endpoints of an account's own to which its notices are pushed as signed JSON, each at"
            + " least once; docs/webhooks.md says how to receive and verify them. All sub-users"
            + " with beian:view see them; who registers, changes, tests or removes them needs"
            + " beian:*, since they carry the whole account's news elsewhere.")
@APIResponse(responseCode = "401", description = "UNAUTHENTICATED: no token, or none that is valid")
@APIResponse(
    responseCode = "403",
    description =
        "FORBIDDEN: not a filer; PERMISSION_MISSING: beian:view to look, beian:* for all else"
            + " (R-PERM-1); ACCOUNT_MISSING: the token names no account")
class WebhookResource {

  static final String PATH = "/api/v1/webhooks";
  static final String VIEW = "beian:view";

  /** Holding the whole family: an owner, or who acts for one. */
  static final String MANAGE = "beian:*";

  private static final String KEY = "The same key again gives the first answer and acts no more";

  private static final String WRONG =
      "INVALID, for each field: WEBHOOK_URL_MALFORMED, WEBHOOK_URL_SCHEME (https only),"
          + " WEBHOOK_URL_USERINFO, WEBHOOK_URL_PORT, WEBHOOK_URL_HOST (neither a full name nor an"
          + " address), WEBHOOK_URL_UNKNOWN_HOST (DNS knows no address), WEBHOOK_URL_ADDRESS (an"
          + " address of it is not of the public internet); WEBHOOK_NOTICES (none, or too many),"
          + " WEBHOOK_NOTICE_UNKNOWN; WEBHOOK_CONTACT_EMAIL; WEBHOOK_STATE";

  private final RegisterWebhook register;
  private final CheckWebhook check;
  private final ChangeWebhook change;
  private final ReadWebhooks read;
  private final TestWebhook test;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Sealer sealer;
  private final ObjectMapper json;

  WebhookResource(
      RegisterWebhook register,
      CheckWebhook check,
      ChangeWebhook change,
      ReadWebhooks read,
      TestWebhook test,
      Idempotency idempotency,
      CurrentCaller caller,
      Sealer sealer,
      ObjectMapper json) {
    this.register = register;
    this.check = check;
    this.change = change;
    this.read = read;
    this.test = test;
    this.idempotency = idempotency;
    this.caller = caller;
    this.sealer = sealer;
    this.json = json;
  }

  /** All webhooks, on one page. */
  @Schema(name = "WebhookList")
  record WebhookList(
      @Schema(description = "The oldest first; 5 at most") List<WebhookView> items) {}

  /** What came back of a ping. */
  @Schema(name = "WebhookTest")
  record TestView(
      @Schema(description = "Whether the endpoint answered 2xx in time") boolean delivered,
      @Schema(description = "Its HTTP status; null when no answer came", examples = "204")
          @Nullable Integer status,
      @Schema(description = "How long it took", examples = "87") int latencyMillis,
      @Schema(
              description =
                  "Null when delivered; else HTTP and a status, \"no answer\" in time, \"no"
                      + " connection\", \"connection lost\", \"TLS failed\", \"host not found\" or"
                      + " \"address not allowed\"")
          @Nullable String cause) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "registerWebhook",
      summary = "Registers a webhook and answers its secret, once",
      description =
          "From then on notices of the account are pushed there. Keep the secret from the answer:"
              + " it is not shown again, only replaced by a rotation. Test the webhook next.")
  @APIResponse(
      responseCode = "201",
      description = "Registered and enabled",
      headers = {@Header(name = "ETag"), @Header(name = "Location")},
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "400", description = "MALFORMED_JSON: not of this form")
  @APIResponse(
      responseCode = "409",
      description =
          "WEBHOOK_LIMIT: the account has 5 already; REQUEST_IN_FLIGHT: the same key is being"
              + " worked on")
  @APIResponse(
      responseCode = "422",
      description = WRONG + "; IDEMPOTENCY_KEY_REUSED: for another body")
  public Uni<Response> register(
      @Parameter(description = KEY) @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = WebhookRequest.class),
                      examples =
                          @ExampleObject(
                              name = "everything",
                              value =
                                  "{\"url\":\"https://hooks.example.com/openbeian\","
                                      + "\"notices\":[\"*\"],"
                                      + "\"contactEmail\":\"ops@example.com\"}")))
          @Nullable WebhookRequest body) {
    Caller who = manager();
    WebhookRequest request = Parameters.body(body);
    return idempotency
        .once(
            key,
            who,
            "POST /webhooks",
            request,
            () -> check.check(request.form()),
            form ->
                register
                    .register(who, form)
                    .map(
                        webhook -> sealedAnswer(Response.status(Response.Status.CREATED), webhook)))
        .map(this::reveal);
  }

  @GET
  @Operation(operationId = "listWebhooks", summary = "The account's webhooks, the oldest first")
  @APIResponse(
      responseCode = "200",
      description = "All of them",
      content = @Content(schema = @Schema(implementation = WebhookList.class)))
  public Uni<WebhookList> list() {
    return read.of(viewer().account())
        .map(found -> new WebhookList(found.stream().map(this::view).toList()));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getWebhook",
      summary = "One webhook",
      description = "Its ETag is what a change sends as If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "The webhook",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "404", description = "NOT_FOUND: the account has no such one")
  public Uni<Response> get(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id) {
    return read.one(viewer().account(), Parameters.inPath(id)).map(this::answer);
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeWebhook",
      summary = "Changes a webhook, pauses it, or enables it again",
      description =
          "What is absent stays. Paused: notices wait, and fail after a day. Enabled again after"
              + " it was disabled: its failures are forgotten; what it missed stays failed in the"
              + " log, from where it can be redelivered.")
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "400", description = "MALFORMED_JSON: not of this form")
  @APIResponse(responseCode = "404", description = "NOT_FOUND: the account has no such one")
  @APIResponse(responseCode = "412", description = "STALE_VERSION: changed meanwhile")
  @APIResponse(responseCode = "422", description = WRONG)
  @APIResponse(responseCode = "428", description = "IF_MATCH_REQUIRED: If-Match is missing")
  public Uni<Response> change(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id,
      @Parameter(description = "The ETag of what the caller has seen")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = WebhookRequest.Change.class),
                      examples =
                          @ExampleObject(name = "enable", value = "{\"state\":\"ENABLED\"}")))
          WebhookRequest.@Nullable Change body) {
    return change
        .change(manager(), Parameters.inPath(id), ifMatch, Parameters.body(body).form())
        .map(this::answer);
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "removeWebhook",
      summary = "Removes a webhook with its log",
      description = "What waits for it is never sent. A call under way may still arrive.")
  @APIResponse(responseCode = "204", description = "Removed")
  @APIResponse(responseCode = "404", description = "NOT_FOUND: the account has no such one")
  public Uni<Void> remove(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id) {
    return change.remove(manager().account(), Parameters.inPath(id));
  }

  @POST
  @Path("/{id}/secret-rotations")
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Gives a webhook a new secret and answers it, once",
      description =
          "For 24 hours messages carry two signatures, under the new and under the former secret:"
              + " bring the new one to the receiver meanwhile. A second rotation ends the secret"
              + " before the former one at once.")
  @APIResponse(
      responseCode = "200",
      description = "The webhook with its new secret",
      headers = @Header(name = "ETag"),
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "404", description = "NOT_FOUND: the account has no such one")
  @APIResponse(
      responseCode = "409",
      description = "REQUEST_IN_FLIGHT: the same key is being worked on")
  public Uni<Response> rotate(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id,
      @Parameter(description = KEY) @HeaderParam("Idempotency-Key") @Nullable String key) {
    Caller who = manager();
    UUID webhook = Parameters.inPath(id);
    return idempotency
        .once(
            key,
            who,
            "POST /webhooks/" + webhook + "/secret-rotations",
            null,
            () ->
                change
                    .rotateSecret(who.account(), webhook)
                    .map(changed -> sealedAnswer(Response.ok(), changed)))
        .map(this::reveal);
  }

  @POST
  @Path("/{id}/test")
  @Operation(
      operationId = "testWebhook",
      summary = "Sends a ping now and answers what came back",
      description =
          "Whatever the webhook's state; a ping is not in the log and is not tried again. Its"
              + " notice is \"ping\", its orderId null. One that is taken ends the pause after"
              + " failures, so that what waits goes at once.")
  @APIResponse(
      responseCode = "200",
      description = "What came back, be it a failure; within 15 seconds",
      content = @Content(schema = @Schema(implementation = TestView.class)))
  @APIResponse(responseCode = "404", description = "NOT_FOUND: the account has no such one")
  @APIResponse(
      responseCode = "409",
      description = "REQUEST_IN_FLIGHT: the same key is being worked on")
  @APIResponse(
      responseCode = "429",
      description = "WEBHOOK_TESTED_JUST_NOW: Retry-After says when",
      headers = @Header(name = "Retry-After"))
  public Uni<Response> test(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id,
      @Parameter(description = KEY) @HeaderParam("Idempotency-Key") @Nullable String key) {
    Caller who = manager();
    UUID webhook = Parameters.inPath(id);
    return idempotency.once(
        key,
        who,
        "POST /webhooks/" + webhook + "/test",
        null,
        () -> test.ping(who.account(), webhook),
        answer -> Uni.createFrom().item(Response.ok(tested(answer)).build()));
  }

  private static TestView tested(WebhookSender.Answer answer) {
    return new TestView(answer.isTaken(), answer.status(), answer.latencyMillis(), answer.cause());
  }

  private Caller viewer() {
    Caller who = caller.get();
    who.require(VIEW);
    return who;
  }

  private Caller manager() {
    Caller who = caller.get();
    who.require(MANAGE);
    return who;
  }

  private WebhookView view(Webhook webhook) {
    return WebhookView.of(webhook, sealer, SystemTime.now());
  }

  private Response answer(Webhook webhook) {
    return Response.ok(view(webhook))
        .header(HttpHeaders.ETAG, EntityTags.of(webhook.version()))
        .build();
  }

  /** An answer may be stored for its key, so secret and url are sealed until it leaves. */
  private Response sealedAnswer(Response.ResponseBuilder response, Webhook webhook) {
    Sealed secret = webhook.secrets(SystemTime.now()).get(0);
    return response
        .header(HttpHeaders.ETAG, EntityTags.of(webhook.version()))
        .header(HttpHeaders.LOCATION, PATH + "/" + webhook.id())
        .entity(view(webhook).with(webhook.url().token(), secret.token()))
        .build();
  }

  private Response reveal(Response response) {
    WebhookView view =
        response.getEntity() instanceof WebhookView fresh ? fresh : parse(response.getEntity());
    return Response.fromResponse(response)
        .entity(view.with(open(view.url()), open(Objects.requireNonNull(view.secret()))))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private String open(String token) {
    return sealer.open(new Sealed(token));
  }

  private WebhookView parse(Object stored) {
    try {
      return json.readValue((String) stored, WebhookView.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer can't be read", e);
    }
  }
}
