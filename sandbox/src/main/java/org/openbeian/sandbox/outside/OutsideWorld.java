package org.openbeian.sandbox.outside;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole outside world, started and stopped as one. */
public final class OutsideWorld implements AutoCloseable {
  /** The code by which the national registry knows the provider that runs the sandbox. */
  public static final String PROVIDER_CODE = NationalRegistry.OUR_PROVIDER;

  /** The environment variable that says what the verification app signs with. */
  public static final String REAL_PERSON_SECRET = "BEIAN_REAL_PERSON_SECRET";

  /** The environment variable that says what the first SMS gateway signs its receipts with. */
  public static final String RECEIPTS_SECRET = "BEIAN_SMS_GATEWAY_RECEIPTS_SECRET";

  /** Likewise for the second one. */
  public static final String SECOND_RECEIPTS_SECRET = "BEIAN_SMS_GATEWAY_SECOND_RECEIPTS_SECRET";

  private static final long HANGING_MILLIS = 30_000;
  private static final Duration DEFAULT_ADVANCE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration MAX_ADVANCE_TIMEOUT = Duration.ofMinutes(30);
  private static final String DEVICE = "beian-device";

  private final Vertx vertx;
  private final OutsideWorldConfig config;
  private final SandboxClock clock;
  private final Outages outages = new Outages();
  private final Phones phones = new Phones();
  private final SmsGateway sms;
  private final SmsGateway secondSms;
  private final Mailboxes mailboxes;
  private final NationalRegistry registry;
  private final ServerInventory inventory;
  private final VerificationApp verification;
  private final DomainRegistries domains;
  private final Issuer issuer;
  private final ClockAdvance advance;

  private OutsideWorld(Vertx vertx, OutsideWorldConfig config, Issuer issuer) {
    this.vertx = vertx;
    this.config = config;
    this.issuer = issuer;
    this.clock = new SandboxClock(config.directory());
    this.mailboxes = new Mailboxes(clock);
    this.registry = new NationalRegistry(outages);
    this.inventory = new ServerInventory(outages);
    this.domains = new DomainRegistries(clock, outages);
    var client = WebClient.create(vertx);
    var receipts = new SmsReceipts(vertx, client, config);
    this.sms = new SmsGateway("sms-1", "sms", clock, outages, phones, receipts);
    this.secondSms = new SmsGateway("sms-2", "sms-2", clock, outages, phones, receipts);
    this.verification = new VerificationApp(clock, outages, client, config);
    this.advance = new ClockAdvance(vertx, client, clock, config.services());
  }

  /** Runs until the process is told to end. */
  public static void main(String[] arguments) {
    try {
      var world =
          start(
              OutsideWorldConfig.parse(arguments)
                  .signingWith(environment(REAL_PERSON_SECRET))
                  .signingReceiptsWith(
                      environment(RECEIPTS_SECRET), environment(SECOND_RECEIPTS_SECRET)));
      Runtime.getRuntime().addShutdownHook(new Thread(world::close));
    } catch (RuntimeException e) {
      System.err.println("The outside world did not start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static String environment(String name) {
    var value = System.getenv(name);
    return value == null ? "" : value;
  }

  /** Returns when everything listens. */
  public static OutsideWorld start(OutsideWorldConfig config) {
    var vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(4));
    try {
      var issuer =
          vertx.executeBlocking(() -> Issuer.start(config.directory(), config.issuerPort()));
      // the issuer takes longest; what else is needed starts in its shadow
      var gateway = new Gateway(vertx, config.services()).listen(config.gatewayPort());
      var world =
          issuer.compose(
              started -> {
                var outside = new OutsideWorld(vertx, config, started);
                return Future.all(
                        gateway,
                        new SmtpServer(vertx, outside.outages, outside.mailboxes)
                            .listen(config.smtpPort()),
                        new DnsServer(vertx, outside.outages).listen(config.dnsPort()),
                        outside.listen())
                    .map(outside);
              });
      return world.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      vertx.close();
      throw new CompletionException(e);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      vertx.close();
      var cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(cause.getMessage(), cause);
    }
  }

  @Override
  public void close() {
    issuer.close();
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<HttpServer> listen() {
    var router = Router.router(vertx);
    router.route().failureHandler(OutsideWorld::fail);
    router.post("/recognition/*").handler(BodyHandler.create(false).setBodyLimit(8 << 20));
    router.route().handler(BodyHandler.create(false).setBodyLimit(1 << 20));

    router.get("/").handler(context -> html(context, IndexPage.render(config, clock)));
    router.get("/health").handler(context -> json(context, new JsonObject().put("status", "UP")));

    router.post("/sms/messages").handler(context -> takeSms(sms, context));
    router.post("/sms-2/messages").handler(context -> takeSms(secondSms, context));
    router.get("/phones").handler(context -> items(context, "Phones", phones.numbers()));
    router
        .get("/phones/:number/messages")
        .handler(
            context -> {
              var number = context.pathParam("number");
              items(context, "Phone " + number, phones.messages(number));
            });

    router.get("/mailboxes").handler(context -> items(context, "Mailboxes", mailboxes.mailboxes()));
    router
        .get("/mailboxes/:address/messages")
        .handler(
            context -> {
              var address = context.pathParam("address");
              items(context, "Mailbox " + address, mailboxes.messages(address));
            });

    router
        .post("/registry/lookups")
        .handler(context -> json(context, registry.lookUp(body(context))));
    router
        .get("/registry/subjects")
        .handler(context -> items(context, "National registry", registry.known()));
    router
        .post("/registry/subjects")
        .handler(context -> json(context, registry.add(body(context))));

    router
        .get("/inventory/servers")
        .handler(
            context -> json(context, inventory.servers(context.request().getParam("account"))));

    router.post("/recognition/recognitions").handler(this::readCertificate);
    router.post("/real-person/sessions").handler(this::openVerification);
    router
        .get("/real-person/sessions")
        .handler(context -> items(context, "Verification app", verification.sessions()));
    router.get("/real-person/links/:token").handler(this::scan);
    router.post("/real-person/links/:token/outcome").handler(this::endVerification);
    router.get("/rdap/domain/:name").handler(this::lookUpDomain);
    router
        .put("/sandbox/domains/:name")
        .handler(
            context -> {
              domains.tell(context.pathParam("name"), body(context));
              context.response().setStatusCode(204).end();
            });

    router.get("/tokens").handler(this::listTokens);
    router.get("/tokens/:user").handler(this::token);

    router.get("/sandbox/clock").handler(this::tellTime);
    router.post("/sandbox/clock/advance").handler(this::advanceClock);

    router
        .put("/sandbox/outages/:channel")
        .handler(
            context ->
                setOutage(
                    context,
                    Boolean.TRUE.equals(body(context).getValue("down")),
                    Boolean.TRUE.equals(body(context).getValue("hanging"))));
    router.delete("/sandbox/outages/:channel").handler(context -> setOutage(context, false, false));

    router
        .route()
        .last()
        .handler(
            context ->
                new Problem(404, "NOT_FOUND", "There is nothing at this path; see /.")
                    .send(context.response()));
    return vertx.createHttpServer().requestHandler(router).listen(config.httpPort(), "127.0.0.1");
  }

  private void takeSms(SmsGateway gateway, RoutingContext context) {
    var id = gateway.send(context.request().getHeader("Idempotency-Key"), body(context));
    if (gateway.hangs()) {
      vertx.setTimer(HANGING_MILLIS, timer -> acceptSms(context, id));
    } else {
      acceptSms(context, id);
    }
  }

  private static void acceptSms(RoutingContext context, String id) {
    if (!context.response().closed()) {
      context.response().setStatusCode(202);
      json(context, new JsonObject().put("messageId", id));
    }
  }

  private void readCertificate(RoutingContext context) {
    var kind = context.request().getParam("kind");
    var picture =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    vertx
        .executeBlocking(() -> CertificateReader.read(kind, picture), false)
        .onSuccess(answer -> json(context, answer))
        .onFailure(context::fail);
  }

  private void openVerification(RoutingContext context) {
    var request = context.request();
    var body = context.body().buffer();
    var opened =
        verification.open(
            request.getHeader("Idempotency-Key"),
            request.getHeader("Beian-Timestamp"),
            request.getHeader("Beian-Signature"),
            body == null ? Buffer.buffer() : body);
    context.response().setStatusCode(201);
    json(context, opened);
  }

  /** Opening the link is the scan; a cookie makes the browser a device. */
  private void scan(RoutingContext context) {
    var session = verification.at(context.pathParam("token"));
    var cookie = context.request().getCookie(DEVICE);
    var device = cookie == null ? UUID.randomUUID().toString() : cookie.getValue();
    context.response().addCookie(Cookie.cookie(DEVICE, device).setPath("/").setHttpOnly(true));
    verification
        .tell(session, "SCANNED", device, null)
        .onSuccess(
            told ->
                html(
                    context,
                    told.statusCode() == 200
                        ? VerificationPage.ask(session)
                        : VerificationPage.refused(told.statusCode())))
        .onFailure(away -> context.fail(ordersAway()));
  }

  /** By the page's button, or by JSON for programs. */
  private void endVerification(RoutingContext context) {
    var session = verification.at(context.pathParam("token"));
    var cookie = context.request().getCookie(DEVICE);
    var device = cookie == null ? VerificationApp.PHONE : cookie.getValue();
    var pressed = context.request().getFormAttribute("outcome");
    var said =
        (pressed == null ? String.valueOf(body(context).getValue("outcome")) : pressed).split(" ");
    if (!said[0].equals("PASSED") && !said[0].equals("FAILED")) {
      throw Problem.badRequest("The outcome must be PASSED or FAILED, the latter with a reason.");
    }
    verification
        .tell(session, said[0], device, said.length > 1 ? said[1] : null)
        .onSuccess(
            told -> {
              if (pressed != null) {
                html(
                    context,
                    told.statusCode() == 200
                        ? VerificationPage.end(said[0].equals("PASSED"))
                        : VerificationPage.refused(told.statusCode()));
              } else {
                context
                    .response()
                    .setStatusCode(told.statusCode())
                    .putHeader("content-type", "application/json")
                    .end(told.bodyAsBuffer() == null ? Buffer.buffer("{}") : told.bodyAsBuffer());
              }
            })
        .onFailure(away -> context.fail(ordersAway()));
  }

  private static Problem ordersAway() {
    return new Problem(503, "ORDER_SERVICE_AWAY", "order-service does not take the callback now.");
  }

  private void lookUpDomain(RoutingContext context) {
    var found = domains.lookUp(context.pathParam("name"));
    context
        .response()
        .setStatusCode(found.getInteger("errorCode", 200))
        .putHeader("content-type", "application/rdap+json")
        .end(found.toBuffer());
  }

  private void listTokens(RoutingContext context) {
    var items = new JsonArray();
    for (var user : TestUser.ALL) {
      items.add(
          new JsonObject()
              .put("user", user.id())
              .put("name", user.name())
              .put("account", user.account())
              .put("roles", new JsonArray(user.roles()))
              .put("permissions", new JsonArray(user.permissions()))
              .put("token", "/tokens/" + user.id()));
    }
    items(context, "Test users", items);
  }

  private void token(RoutingContext context) {
    var user = context.pathParam("user");
    var account = context.request().getParam("account");
    vertx
        .executeBlocking(
            () ->
                (account == null ? issuer.token(user) : issuer.token(user, account))
                    .orElseThrow(
                        () ->
                            new Problem(
                                404, "NOT_FOUND", "There is no such test user; see /tokens.")),
            false)
        .onSuccess(token -> context.response().putHeader("content-type", "text/plain").end(token))
        .onFailure(context::fail);
  }

  private void tellTime(RoutingContext context) {
    json(
        context,
        new JsonObject()
            .put("offset", clock.offset().toString())
            .put("now", clock.instant().toString()));
  }

  private void advanceClock(RoutingContext context) {
    var body = body(context);
    var by = duration(body, "by", null);
    if (by.isNegative()) {
      throw Problem.badRequest("Time does not go back: by must not be negative.");
    }
    var timeout = duration(body, "timeout", DEFAULT_ADVANCE_TIMEOUT);
    if (timeout.isNegative() || timeout.compareTo(MAX_ADVANCE_TIMEOUT) > 0) {
      throw Problem.badRequest("The timeout lies between PT0S and PT30M.");
    }
    advance.advance(by, timeout).onSuccess(v -> tellTime(context)).onFailure(context::fail);
  }

  private static Duration duration(
      JsonObject body, String field, @org.jspecify.annotations.Nullable Duration fallback) {
    var value = body.getValue(field);
    if (value == null && fallback != null) {
      return fallback;
    }
    try {
      return Duration.parse(String.valueOf(value));
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("The field " + field + " must be a duration such as PT24H.");
    }
  }

  private void setOutage(RoutingContext context, boolean down, boolean hanging) {
    outages.set(context.pathParam("channel"), down);
    outages.setHanging(context.pathParam("channel"), hanging);
    context.response().setStatusCode(204).end();
  }

  private static JsonObject body(RoutingContext context) {
    try {
      var body = context.body().asJsonObject();
      if (body != null) {
        return body;
      }
    } catch (DecodeException | ClassCastException e) {
      // answered below
    }
    throw Problem.badRequest("The body must be a JSON object.");
  }

  /** JSON for programs, a page for browsers. */
  private static void items(RoutingContext context, String title, JsonArray items) {
    context.response().putHeader("vary", "accept");
    var accept = context.request().getHeader("accept");
    if (accept != null && accept.contains("text/html")) {
      html(context, IndexPage.list(title, items));
    } else {
      json(context, new JsonObject().put("items", items));
    }
  }

  private static void json(RoutingContext context, JsonObject body) {
    context.response().putHeader("content-type", "application/json").end(body.toBuffer());
  }

  private static void html(RoutingContext context, String page) {
    context
        .response()
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
        .end(page);
  }

  private static void fail(RoutingContext context) {
    if (context.failure() instanceof Problem problem) {
      problem.send(context.response());
    } else {
      int status = context.statusCode() < 400 ? 500 : context.statusCode();
      var code = status == 413 ? "BODY_TOO_LARGE" : status < 500 ? "BAD_REQUEST" : "INTERNAL_ERROR";
      if (status >= 500 && context.failure() != null) {
        // the class only: a message may hold what somebody sent
        System.err.println("Failed: " + context.failure().getClass().getName());
      }
      new Problem(status, code, "The request could not be handled.").send(context.response());
    }
  }
}
