package org.openbeian.order;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import cn.hutool.core.util.CreditCodeUtil;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewRejected;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.form.Phones;
import org.openbeian.testkit.NationalRegistryStandIn;
import org.openbeian.testkit.RealPersonStandIn;
import org.openbeian.testkit.ServerInventoryStandIn;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/**
 * An order driven from outside: by REST and by the other services' events. Each is of an account of
 * its own and about a subject and a website of its own, unless it is opened on a record: in what is
 * sent, the sample's certificate and domain stand for those, what else of its website's principal
 * must be one subject's for such (R-SUBJ-6), and its service code for the one that the service has
 * already, or else for one that the filer applies for. The phones that were put in are proven
 * before it is looked at or submitted as a whole (R-SUBJ-7), once per account.
 */
public final class AnOrder {

  public static final Actor REVIEWER = new Actor(Actor.Kind.REVIEWER, "reviewer-1");
  public static final Actor OFFICER = new Actor(Actor.Kind.BUREAU_OFFICER, "officer-zj");
  public static final List<Reason> REASONS =
      List.of(new Reason("services[0].name", "NAME_UNRELATED", "R-NAME-1", "名称与主体无关", "请修改名称"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NUMBERS = new AtomicInteger(700_000);
  private static final AtomicInteger CONTACTS = new AtomicInteger(10_000_000);
  private static final Map<String, Instant> PROVEN = new ConcurrentHashMap<>();
  private static final Duration AS_LONG_AS_PROVEN = Duration.ofDays(170);
  private static final Map<String, Filed> ON_RECORD = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> CODES = new ConcurrentHashMap<>();
  private static final int CODES_PER_SERVER = 5;
  private static final Pattern MOBILE = Pattern.compile("\"mobile\":\"([^\"]+)\"");

  /** Who files for what. */
  private record Filed(String filer, String certificate, String domain, int contact) {

    Filed(String filer, String certificate, String domain) {
      this(filer, certificate, domain, CONTACTS.incrementAndGet());
    }

    static Filed newBy(String filer) {
      return new Filed(
          filer,
          CreditCodeUtil.randomCreditCode(),
          "n" + UUID.randomUUID().toString().substring(24) + "." + Sample.DOMAIN);
    }

    /** As a request says. */
    static Filed by(String filer, String request) {
      JsonNode check = read(request).path("check");
      return new Filed(
          filer,
          check.path("certificateNumber").asText(),
          check.path("domain").asText(Sample.DOMAIN));
    }

    String in(String body) {
      return withContacts(body)
          .replace(Sample.CERTIFICATE, certificate)
          .replace(Sample.DOMAIN, domain);
    }

    String withContacts(String body) {
      return body.replace(Sample.SERVICE_EMERGENCY_PHONE, "136" + contact)
          .replace(Sample.SERVICE_EMAIL, "xiaoyu.zhou." + contact + "@example.com");
    }

    Filed of(String user) {
      return new Filed(user, certificate, domain, contact);
    }

    String request() {
      return in(Sample.NEW_ORDER);
    }

    String requestOfApp(String name) {
      return request()
          .replace("\"WEBSITE\"", "\"APP\"")
          .replace("\"domain\":\"" + domain + "\"", "\"appName\":\"" + name + "\"");
    }
  }

  private final Filed filed;
  private final OrderId id;
  private final Set<String> phones = ConcurrentHashMap.newKeySet();

  private AnOrder(Filed filed, OrderId id) {
    this.filed = filed;
    this.id = id;
  }

  /** A subject's number that no other test uses. */
  public static String newNumber() {
    return "浙ICP备2026" + NUMBERS.incrementAndGet() + "号";
  }

  /** A request of a test user. */
  public static RequestSpecification as(String user) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.of(user))
        .contentType("application/json");
  }

  /** What opens a first filing of a subject that no other test knows. */
  public static String newRequest() {
    return Filed.newBy("").request();
  }

  /** A service code that a filer applies for, by one server after the other. */
  public static String newServiceCode(String filer) {
    String account = TestTokens.accountOf(filer);
    int given = CODES.computeIfAbsent(account, first -> new AtomicInteger()).getAndIncrement();
    String server = ServerInventoryStandIn.server(account, given / CODES_PER_SERVER + 1);
    return created(
            as(filer).body("{\"serverId\":\"" + server + "\"}").post("/api/v1/service-codes"))
        .path("code")
        .asText();
  }

  public static AnOrder draft() {
    return draftOf(TestTokens.newFiler());
  }

  public static AnOrder draftOf(String user) {
    Filed filed = Filed.newBy(user);
    return opened(filed, filed.request());
  }

  /** Opens a draft about a certificate and a website. */
  public static AnOrder draftOf(String user, String certificate, String domain) {
    Filed filed = new Filed(user, certificate, domain);
    return opened(filed, filed.request());
  }

  /** Opens a draft with a body of one's own. */
  public static AnOrder opened(String user, String body) {
    return opened(Filed.by(user, body), body);
  }

  private static AnOrder opened(Filed filed, String body) {
    Response opened = as(filed.filer()).body(body).post("/api/v1/orders");
    return new AnOrder(filed, OrderId.of(created(opened).path("id").asText()));
  }

  public static AnOrder filledIn() {
    return filledInBy(TestTokens.newFiler());
  }

  public static AnOrder filledInBy(String user) {
    return draftOf(user).fillIn(Sample.subject(), Sample.service());
  }

  /** A first filing of an app, filled in; others may call theirs the same. */
  public static AnOrder app(String name) {
    Filed filed = Filed.newBy(TestTokens.newFiler());
    return opened(filed, filed.requestOfApp(name))
        .fillIn(Sample.subject(), Sample.app().put("name", name));
  }

  public static AnOrder inPreliminaryReview() {
    return filledIn().submit();
  }

  public static AnOrder passed() {
    AnOrder order = inPreliminaryReview();
    TestTopics.publish(order.passedBy(Forwarding.MANUAL));
    return order.awaitState(OrderState.PASSED);
  }

  public static AnOrder awaitingSms() {
    AnOrder order = inPreliminaryReview();
    TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));
    return order.awaitState(OrderState.AWAITING_SMS);
  }

  public static AnOrder inBureauReview() {
    AnOrder order = awaitingSms();
    TestTopics.publish(new SmsVerified(order.id, order.round()));
    return order.awaitState(OrderState.IN_BUREAU_REVIEW);
  }

  public static AnOrder granted(String number) {
    return filledIn().grantedAs(number);
  }

  /** A record that was filed elsewhere and whose website we give access to; it may have domains. */
  public static AnOrder accessAdded(String number, ObjectNode subject, ObjectNode site) {
    Filed filed = Filed.newBy(TestTokens.newFiler());
    String service =
        "\"number\":\"" + number + "-1\",\"providers\":[\"they\"],\"status\":\"FILED\"";
    NationalRegistryStandIn.answers(
        filed.certificate(),
        200,
        "{\"subject\":{\"number\":\""
            + number
            + "\",\"nature\":4,\"name\":\""
            + subject.path("name").asText()
            + "\",\"services\":[{"
            + service
            + "}]},\"entries\":[{"
            + service
            + ",\"subjectNumber\":\""
            + number
            + "\"}]}");
    return opened(filed, filed.request()).fillIn(subject, site).grantedAs(number);
  }

  /** Submits a first filing and has it granted. */
  public AnOrder grantedAs(String number) {
    submit();
    TestTopics.publish(passedBy(Forwarding.AUTOMATIC));
    awaitState(OrderState.AWAITING_SMS);
    TestTopics.publish(new SmsVerified(id, round()));
    awaitState(OrderState.IN_BUREAU_REVIEW);
    TestTopics.publish(approvedAs(number));
    ON_RECORD.put(number, filed);
    return awaitState(OrderState.GRANTED);
  }

  /** The user who had a record granted. */
  public static String holderOf(String number) {
    return filed(number).filer();
  }

  private static Filed filed(String number) {
    return Objects.requireNonNull(ON_RECORD.get(number), number);
  }

  /** Opens a draft about a record, by who had it granted. */
  public static AnOrder onRecord(String number, FilingType type, String... serviceNumbers) {
    return onRecordOf(filed(number).filer(), number, type, serviceNumbers);
  }

  /** Opens a draft about a record. */
  public static AnOrder onRecordOf(
      String user, String number, FilingType type, String... serviceNumbers) {
    JsonNode opened = created(openBy(user, number, type, serviceNumbers));
    return new AnOrder(filed(number).of(user), OrderId.of(opened.path("id").asText()));
  }

  /** An order about a record that somebody else opened. */
  public static AnOrder known(String number, String id) {
    return new AnOrder(filed(number), OrderId.of(id));
  }

  /** Tries to open one about a record, by who had it granted. */
  public static Response open(String number, FilingType type, String... serviceNumbers) {
    return openBy(filed(number).filer(), number, type, serviceNumbers);
  }

  /** Tries to open one. */
  public static Response openBy(
      String user, String number, FilingType type, String... serviceNumbers) {
    String numbers =
        Stream.of(serviceNumbers).map(n -> "\"" + n + "\"").collect(Collectors.joining(","));
    return as(user)
        .body("{\"type\":\"" + type + "\",\"serviceNumbers\":[" + numbers + "]}")
        .post("/api/v1/filings/" + number + "/orders");
  }

  /** Passes the stages of its type as they come; new services get the numbers after the last. */
  public AnOrder grant() {
    OnRecord record = awaitEvent(OrderSubmitted.class).application().record();
    return grantUnder(record.subjectNumber(), record.serviceNumbersGiven());
  }

  /** The same; what is not the subject's gets the numbers after those that it was given. */
  public AnOrder grantUnder(String subjectNumber, int numbersGiven) {
    if (state() == OrderState.IN_PRELIMINARY_REVIEW) {
      TestTopics.publish(passedBy(Forwarding.AUTOMATIC));
      awaitState(OrderState.AWAITING_SMS, OrderState.IN_BUREAU_REVIEW);
    }
    if (state() == OrderState.AWAITING_SMS) {
      TestTopics.publish(new SmsVerified(id, round()));
      awaitState(OrderState.IN_BUREAU_REVIEW);
    }
    List<BureauApproved.ServiceNumber> numbers = new ArrayList<>();
    int given = numbersGiven;
    for (FiledService service : awaitEvent(OrderSubmitted.class).application().services()) {
      String number = service.number();
      numbers.add(
          new BureauApproved.ServiceNumber(
              service.serviceNo(),
              number == null || !number.startsWith(subjectNumber + "-")
                  ? subjectNumber + "-" + ++given
                  : number));
    }
    TestTopics.publish(
        new BureauApproved(id, round(), UUID.randomUUID(), OFFICER, subjectNumber, numbers, 6));
    ON_RECORD.putIfAbsent(subjectNumber, filed);
    return awaitState(OrderState.GRANTED);
  }

  /** Has a code sent to the owner's phone and enters it. */
  public AnOrder confirmByOwner(String phone) {
    post("/owner-codes").then().statusCode(202);
    post("/owner-confirmation", "{\"code\":\"" + lastCode(phone) + "\"}").then().statusCode(200);
    return this;
  }

  /** Fills both in, and shows the phones, materials and faces that they need. */
  public AnOrder fillIn(JsonNode subject, JsonNode service) {
    put("/subject", subject.toString()).then().statusCode(200);
    put("/services/1", service.toString()).then().statusCode(200);
    return provePhones().uploadMaterials().verifyPersons();
  }

  /** Proves the phones that were put in and that its account has not proven yet (R-SUBJ-7). */
  public AnOrder provePhones() {
    phones.forEach(phone -> prove(filed.filer(), phone));
    return this;
  }

  /** Has a code sent to a phone and enters it, unless the account has done so lately. */
  public static synchronized void prove(String filer, String phone) {
    Instant now = TestClock.now();
    Instant last = PROVEN.put(TestTokens.accountOf(filer) + " " + phone, now);
    if (last == null || last.plus(AS_LONG_AS_PROVEN).isBefore(now)) {
      Response begun =
          as(filer).body("{\"phone\":\"" + phone + "\"}").post("/api/v1/contact-proofs");
      begun.then().statusCode(202);
      String proof = json(begun).path("id").asText();
      as(filer)
          .body("{\"code\":\"" + lastCode(phone) + "\"}")
          .post("/api/v1/contact-proofs/" + proof + "/attempts")
          .then()
          .statusCode(200);
    }
  }

  /** The last code that a phone got. */
  public static String lastCode(String phone) {
    List<String> texts = SmsGatewayStandIn.textsTo(phone);
    return texts.get(texts.size() - 1).replaceAll("\\D*(\\d{6}).*", "$1");
  }

  private void notePhone(String body) {
    MOBILE
        .matcher(body)
        .results()
        .map(mobile -> Phones.normalised(mobile.group(1)))
        .filter(Phones::isMobile)
        .forEach(phones::add);
  }

  /** Uploads a small picture for each material that is still missing (R-MAT-1). */
  public AnOrder uploadMaterials() {
    for (JsonNode each : json(get("/materials/required")).path("items")) {
      if (!each.path("uploaded").asBoolean()) {
        upload(
                each.path("kind").asText(),
                each.path("of").asText(),
                "photo.jpg",
                SamplePictures.jpeg())
            .then()
            .statusCode(201);
      }
    }
    return this;
  }

  /** Has everybody pass and confirmed whose face is still to be verified (R-REAL-1). */
  public AnOrder verifyPersons() {
    for (JsonNode each : json(get("/real-person-checks")).path("items")) {
      if (!each.path("verified").asBoolean()) {
        String check = startCheck(each.path("of").path(0).asText());
        RealPersonStandIn.tells(check, "PASSED").then().statusCode(200);
        post("/real-person-checks/" + check + "/confirmation").then().statusCode(200);
      }
    }
    return this;
  }

  /** Begins to verify a principal, and gives the check's id. */
  public String startCheck(String of) {
    return created(post("/real-person-checks", "{\"of\":\"" + of + "\"}")).path("id").asText();
  }

  /** Uploads a file as a material. */
  public Response upload(String kind, String of, String fileName, byte[] content) {
    return uploadAs(filed.filer(), kind, of, fileName, content);
  }

  /** The same by somebody. */
  public Response uploadAs(String user, String kind, String of, String fileName, byte[] content) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.of(user))
        .multiPart("kind", kind)
        .multiPart("of", of)
        .multiPart("file", fileName, content, "application/octet-stream")
        .post(path() + "/materials");
  }

  /** Shows what is missing, and submits. */
  public AnOrder submit() {
    provePhones().uploadMaterials().verifyPersons();
    post("/submission", Sample.COMMITMENTS).then().statusCode(200);
    return this;
  }

  public OrderId id() {
    return id;
  }

  /** The user whose order it is. */
  public String filer() {
    return filed.filer();
  }

  /** The account whose order it is. */
  public String account() {
    return TestTokens.accountOf(filed.filer());
  }

  /** The number of its subject's certificate. */
  public String certificate() {
    return filed.certificate();
  }

  /** The domain of its website. */
  public String domain() {
    return filed.domain();
  }

  /** A request of its filer's colleague who may only look. */
  public RequestSpecification asViewer() {
    return as(filed.filer() + "-view");
  }

  /** A request of its filer. */
  public RequestSpecification asFiler() {
    return as(filed.filer());
  }

  public String path() {
    return "/api/v1/orders/" + id;
  }

  public Response get(String subPath) {
    if (subPath.equals("/preview")) {
      provePhones();
    }
    return asFiler().get(path() + subPath);
  }

  public Response put(String subPath, String body) {
    notePhone(body);
    Response before = get("");
    return asFiler()
        .header("If-Match", before.getHeader("ETag"))
        .body(withServiceCode(subPath, filed.in(body), before))
        .put(path() + subPath);
  }

  /** Without putting the order's own certificate and domain in the sample's place. */
  public Response putAsItIs(String subPath, String body) {
    notePhone(body);
    return asFiler()
        .header("If-Match", "*")
        .body(withServiceCode(subPath, filed.withContacts(body), get("")))
        .put(path() + subPath);
  }

  private String withServiceCode(String subPath, String body, Response before) {
    if (!subPath.startsWith("/services/") || !body.contains(Sample.SERVICE_CODE)) {
      return body;
    }
    String code = serviceCode(Integer.parseInt(subPath.substring(10)), before);
    return body.replace(Sample.SERVICE_CODE, code == null ? newServiceCode(filer()) : code);
  }

  /** The service code that a service of this order names; null for none. */
  public @Nullable String serviceCode(int serviceNo) {
    return serviceCode(serviceNo, get(""));
  }

  private static @Nullable String serviceCode(int serviceNo, Response order) {
    for (JsonNode service : json(order).path("services")) {
      JsonNode code = service.path("server").path("serviceCode");
      if (service.path("serviceNo").asInt() == serviceNo && code.isTextual()) {
        return code.asText();
      }
    }
    return null;
  }

  private static JsonNode created(Response response) {
    response.then().statusCode(201);
    return json(response);
  }

  /** By Jackson: RestAssured's paths are scripts, compiled anew for each look. */
  private static JsonNode json(Response response) {
    return read(response.asString());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Response post(String subPath, String body) {
    if (subPath.equals("/submission")) {
      provePhones();
    }
    return asFiler().body(body).post(path() + subPath);
  }

  public Response post(String subPath) {
    return asFiler().post(path() + subPath);
  }

  public String etag() {
    return get("").getHeader("ETag");
  }

  public OrderState state() {
    return OrderState.valueOf(column("state"));
  }

  public int round() {
    return Integer.parseInt(column("round"));
  }

  public String column(String name) {
    String value = TestDatabase.value("select " + name + " from orders where id = ?", id.value());
    return value == null ? "" : value;
  }

  public AnOrder awaitState(OrderState... states) {
    await(List.of(states) + " of " + id)
        .atMost(15, SECONDS)
        .until(() -> List.of(states).contains(state()));
    return this;
  }

  /** What became of an event here. */
  public static void awaitOutcome(UUID event, String outcome) {
    await(outcome + " of " + event)
        .atMost(15, SECONDS)
        .until(
            () ->
                outcome.equals(
                    TestDatabase.value("select outcome from inbox where event_id = ?", event)));
  }

  public List<DomainEvent> events() {
    return TestTopics.events(Topic.ORDERS, id);
  }

  public <E extends DomainEvent> List<E> events(Class<E> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  public <E extends DomainEvent> E awaitEvent(Class<E> type) {
    await(type.getSimpleName() + " of " + id)
        .atMost(15, SECONDS)
        .until(() -> !events(type).isEmpty());
    return events(type).get(events(type).size() - 1);
  }

  public List<String> acts() {
    return get("/timeline?limit=100").jsonPath().getList("items.act");
  }

  public PreReviewPassed passedBy(Forwarding forwarding) {
    return new PreReviewPassed(id, round(), UUID.randomUUID(), REVIEWER, forwarding, 1);
  }

  public PreReviewRejected rejected() {
    return new PreReviewRejected(id, round(), UUID.randomUUID(), REVIEWER, REASONS);
  }

  public BureauApproved approvedAs(String number) {
    return new BureauApproved(
        id,
        round(),
        UUID.randomUUID(),
        OFFICER,
        number,
        List.of(new BureauApproved.ServiceNumber(1, number + "-1")),
        6);
  }

  public BureauRejected rejectedByBureau() {
    return new BureauRejected(id, round(), UUID.randomUUID(), OFFICER, REASONS);
  }

  public SmsVerificationFailed smsFailed(SmsVerificationFailed.Cause cause) {
    return new SmsVerificationFailed(id, round(), cause);
  }
}
