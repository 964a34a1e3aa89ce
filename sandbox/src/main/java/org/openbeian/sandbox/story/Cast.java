package org.openbeian.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.multipart.MultipartForm;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.sandbox.story.SampleApplication.Person;

/**
 * The people of a filing, each acting through the public APIs with a token of their own. A step
 * that is refused is a {@link StoryException} with the problem's text.
 */
public final class Cast {

  private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");
  private static final String MINISTRY = "12381";
  private static final String PROVIDER = "10690000";
  private static final int TOO_SOON = 429;
  private static final String PROOFS = "/api/v1/contact-proofs";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Rest rest;
  private final Place place;
  private final Watcher watcher;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> versions = new ConcurrentHashMap<>();
  private final Map<String, String> serviceCodes = new ConcurrentHashMap<>();
  private final Set<String> provenPhones = ConcurrentHashMap.newKeySet();

  public Cast(Rest rest, Place place, Watcher watcher) {
    this.rest = rest;
    this.place = place;
    this.watcher = watcher;
  }

  /**
   * The access token of a test user.
   *
   * @param user such as {@code filer-a}, or {@code filer-a@acct-x} for a filer of another account
   */
  public String token(String user) {
    return tokens.computeIfAbsent(
        user,
        u -> {
          String path = "/tokens/" + u.replaceFirst("@", "?account=");
          return expect(rest.get(place.outside(), path, null), "the token").body().asText();
        });
  }

  // ---- the filer

  /** Opens a draft of what is detected to be a first filing, and gives its id. */
  public String create(String filer, SampleApplication application) {
    return create(filer, "FIRST_FILING", application);
  }

  /** Opens a draft of the type that is detected, and gives its id. */
  public String create(String filer, String type, SampleApplication application) {
    JsonNode subject = application.subject();
    JsonNode service = application.services().get(0);
    Map<String, Object> check =
        Map.of(
            "nature", subject.path("nature").asText(),
            "certificateType", subject.at("/certificate/type").asText(),
            "certificateNumber", subject.at("/certificate/number").asText(),
            "serviceKind", service.path("kind").asText(),
            "domain", service.at("/domains/0").asText());
    Answer opened =
        post(
            filer,
            "opens a draft: " + type,
            "order-service",
            "/api/v1/orders",
            Map.of("type", type, "province", application.province(), "check", check));
    String id = opened.text("id");
    remember("/api/v1/orders/" + id, opened);
    return id;
  }

  /** The national registry hears of the application's subject, with one website of it. */
  public void register(String number, String provider, SampleApplication application) {
    JsonNode subject = application.subject();
    Map<String, Object> website =
        Map.of(
            "number",
            number + "-1",
            "kind",
            "WEBSITE",
            "domains",
            List.of(application.services().get(0).at("/domains/0").asText()),
            "providers",
            List.of(provider));
    expect(
        rest.post(
            place.outside(),
            "/registry/subjects",
            null,
            Map.of(
                "about",
                "a story",
                "certificateType",
                1,
                "certificateNumber",
                subject.at("/certificate/number").asText(),
                "number",
                number,
                "nature",
                4,
                "name",
                subject.path("name").asText(),
                "services",
                List.of(website))),
        "the registry");
  }

  /** Opens a draft about a record and gives its id. */
  public String openOnRecord(
      String filer, String number, String type, List<String> serviceNumbers) {
    Answer opened =
        post(
            filer,
            "opens a draft: " + type,
            "order-service",
            "/api/v1/filings/" + encoded(number) + "/orders",
            Map.of("type", type, "serviceNumbers", serviceNumbers));
    String id = opened.text("id");
    remember("/api/v1/orders/" + id, opened);
    return id;
  }

  /** Saves one part of an order, such as {@code subject} or {@code services/1}. */
  public void save(String filer, String order, String part, Object content) {
    edit(
        filer,
        "fills in " + part,
        "/api/v1/orders/" + order,
        "/" + part,
        part.startsWith("services/") ? asFiled(filer, (JsonNode) content) : content);
    if (content instanceof JsonNode form) {
      provePhone(filer, form);
    }
  }

  /** Proves the phone of a part's principal, once for the filer's account (R-SUBJ-7). */
  private void provePhone(String filer, JsonNode part) {
    String phone = part.at("/principal/mobile").asText();
    if (phone.isEmpty() || !provenPhones.add(accountOf(filer) + " " + phone)) {
      return;
    }
    String step = "has a code sent to a principal";
    Answer sent = rest.post(place.gateway(), PROOFS, token(filer), Map.of("phone", phone));
    watched(filer, step, "order-service", sent);
    String proof =
        sent.status() == TOO_SOON
            ? lastProof(filer).path("id").asText()
            : expect(sent, step).text("id");
    List<String> codes = messages(phone(new Person(phone, "")), PROVIDER);
    if (codes.isEmpty()) {
      throw new StoryException("no code came to a principal's phone");
    }
    post(
        filer,
        "enters the principal's code",
        "order-service",
        PROOFS + "/" + proof + "/attempts",
        Map.of("code", codes.get(codes.size() - 1)));
  }

  /** What the account asked for last: the answer to an earlier try may have been lost. */
  private JsonNode lastProof(String filer) {
    return get(filer, PROOFS + "?limit=1").body().at("/items/0");
  }

  private static String accountOf(String filer) {
    return filer.contains("@")
        ? filer.substring(filer.indexOf('@') + 1)
        : filer.replaceFirst("^filer-", "acct-");
  }

  /** The service with a code of the filer's own: always the same for the same website. */
  public JsonNode asFiled(String filer, JsonNode service) {
    String website = filer + " " + service.at("/domains/0").asText();
    String code = serviceCodes.get(website);
    if (code == null) {
      code = applyForCode(filer);
      serviceCodes.put(website, code);
    }
    ObjectNode changed = service.deepCopy();
    ((ObjectNode) changed.path("server")).put("serviceCode", code);
    return changed;
  }

  /** A server gives a few codes: the first one's first. */
  private String applyForCode(String filer) {
    Answer answer = applyForCode(filer, 1);
    if (answer.status() == 422) {
      answer = applyForCode(filer, 2);
    }
    String step = "applies for a service code";
    return expect(watched(filer, step, "order-service", answer), step).text("code");
  }

  private Answer applyForCode(String filer, int server) {
    return rest.post(
        place.gateway(),
        "/api/v1/service-codes",
        token(filer),
        Map.of("serverId", "srv-" + accountOf(filer) + "-" + server));
  }

  /** Tries to save one part of an order; what is wrong with it is the answer. */
  public Answer trySave(String filer, String order, String part, Object content) {
    String path = "/api/v1/orders/" + order;
    String version = currentVersion(filer, path);
    return watched(
        filer,
        "fills in " + part,
        "order-service",
        rest.put(place.gateway(), path + "/" + part, token(filer), content, version));
  }

  /** The target account consents to what an order hands over. */
  public void consent(String filer, String order) {
    Answer answer =
        rest.call(
            HttpMethod.PUT,
            place.gateway(),
            "/api/v1/consents/" + order,
            token(filer),
            null,
            Map.of());
    expect(watched(filer, "consents", "order-service", answer), "the consent");
  }

  /** Has a code sent to the owner's phone on record and enters it. */
  public void confirmByOwner(String filer, String order, Person owner) {
    String path = "/api/v1/orders/" + order;
    int before = messages(phone(owner), PROVIDER).size();
    post(filer, "asks for the owner's code", "order-service", path + "/owner-codes", Map.of());
    List<String> codes =
        messages(
            await(
                "the owner's code",
                () -> phone(owner),
                answer -> messages(answer, PROVIDER).size() > before,
                answer -> "none"),
            PROVIDER);
    Answer confirmed =
        post(
            filer,
            "enters the owner's code",
            "order-service",
            path + "/owner-confirmation",
            Map.of("code", codes.get(codes.size() - 1)));
    remember(path, confirmed);
  }

  /** The filing of a number, as its account sees it. */
  public Answer filing(String filer, String number) {
    return get(filer, "/api/v1/filings/" + encoded(number));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Fills in the subject and all services, or replaces them, and proves their phones. */
  public void fill(String filer, String order, SampleApplication application) {
    String path = "/api/v1/orders/" + order;
    edit(filer, "fills in the subject", path, "/subject", application.subject());
    provePhone(filer, application.subject());
    int number = 1;
    for (JsonNode service : application.services()) {
      edit(
          filer,
          "fills in service " + number,
          path,
          "/services/" + number,
          asFiled(filer, service));
      provePhone(filer, service);
      number++;
    }
  }

  public Answer preview(String filer, String order) {
    Answer answer = rest.get(place.gateway(), "/api/v1/orders/" + order + "/preview", token(filer));
    return watched(filer, "looks at the preview", "order-service", answer);
  }

  /** Uploads a picture for each material that the order needs and has not yet (R-MAT-1). */
  public void uploadMaterials(String filer, String order) {
    String path = "/api/v1/orders/" + order + "/materials";
    for (JsonNode needed : get(filer, path + "/required").body().path("items")) {
      if (!needed.path("uploaded").asBoolean()) {
        MultipartForm form =
            MultipartForm.create()
                .attribute("kind", needed.path("kind").asText())
                .attribute("of", needed.path("of").asText())
                .binaryFileUpload(
                    "file", SamplePicture.NAME, SamplePicture.content(), SamplePicture.MEDIA_TYPE);
        upload(filer, path, form);
      }
    }
  }

  private void upload(String filer, String path, MultipartForm form) {
    Answer answer = rest.postForm(place.gateway(), path, token(filer), form);
    expect(watched(filer, "uploads a material", "order-service", answer), "a material");
  }

  /** Has everybody pass and confirmed whose face is still to be verified (R-REAL-1). */
  public void verifyPersons(String filer, String order) {
    String path = "/api/v1/orders/" + order + "/real-person-checks";
    for (JsonNode person : get(filer, path).body().path("items")) {
      if (!person.path("verified").asBoolean()) {
        Answer check =
            post(
                filer,
                "has a face verified",
                "order-service",
                path,
                Map.of("of", person.at("/of/0").asText()));
        String link = URI.create(check.text("link")).getPath() + "/outcome";
        Map<String, String> pass = Map.of("outcome", "PASSED");
        expect(rest.post(place.outside(), link, null, pass), "the face");
        String confirmation = path + "/" + check.text("id") + "/confirmation";
        post(filer, "confirms the face", "order-service", confirmation, Map.of());
      }
    }
  }

  /** Uploads and verifies what is missing, and submits. */
  public Answer submit(String filer, String order, SampleApplication application) {
    uploadMaterials(filer, order);
    verifyPersons(filer, order);
    return post(
        filer,
        "submits the application",
        "order-service",
        "/api/v1/orders/" + order + "/submission",
        Map.of("acceptedCommitments", application.commitments()));
  }

  /** Tries to withdraw; the answer may be a refusal. */
  public Answer tryWithdraw(String filer, String order) {
    String path = "/api/v1/orders/" + order + "/withdrawal";
    return rest.post(place.gateway(), path, token(filer), Map.of());
  }

  public Answer order(String filer, String order) {
    return expect(rest.get(place.gateway(), "/api/v1/orders/" + order, token(filer)), "the order");
  }

  /** Waits until the order is in a state, for a minute at most. */
  public Answer awaitState(String filer, String order, String state) {
    return await(
        "order " + order + " to be " + state,
        () -> order(filer, order),
        answer -> answer.text("state").equals(state),
        answer -> answer.text("state"));
  }

  /** Waits until the filer sees the order's only supplement in a state. */
  public JsonNode awaitWanted(String filer, String order, String state) {
    return awaitOnly(filer, "/api/v1/orders/" + order + "/supplements", "/items/0", state);
  }

  /** Uploads a picture of what the reviewer wants. */
  public void uploadForSupplement(String filer, String order, String supplement) {
    upload(
        filer,
        "/api/v1/orders/" + order + "/supplements/" + supplement + "/materials",
        MultipartForm.create()
            .binaryFileUpload(
                "file", SamplePicture.NAME, SamplePicture.content(), SamplePicture.MEDIA_TYPE));
  }

  /** Answers what the reviewer wants. */
  public void answerSupplement(
      String filer, String order, String supplement, Map<String, String> said) {
    String path = "/api/v1/orders/" + order + "/supplements/" + supplement + "/answer";
    Answer answer = rest.call(HttpMethod.PUT, place.gateway(), path, token(filer), said, Map.of());
    expect(watched(filer, "answers the reviewer", "order-service", answer), "the answer");
  }

  private JsonNode awaitOnly(String user, String path, String at, String state) {
    return await(
            "a supplement to be " + state,
            () -> get(user, path),
            answer -> answer.body().at(at + "/state").asText().equals(state),
            answer -> answer.body().at(at + "/state").asText())
        .body()
        .at(at);
  }

  // ---- reviewers and the bureau

  /** Takes the order's newest task of a stage and claims it. */
  public String claim(String staff, String order, String stage) {
    String path = "/api/v1/review-tasks?stage=" + stage + "&state=OPEN&orderId=" + order;
    Answer found =
        await(
            "a " + stage + " task for order " + order,
            () -> expect(rest.get(place.gateway(), path, token(staff)), "the tasks"),
            answer -> !answer.body().path("items").isEmpty(),
            answer -> "none");
    String task = found.body().at("/items/0/id").asText();
    post(staff, "claims the " + name(stage), "review-service", taskPath(task) + "/claim", Map.of());
    return task;
  }

  /** Decides; before a pass the reviewer phones the principals, and brings all answers along. */
  public Answer decide(
      String staff, String task, String outcome, List<Map<String, String>> reasons) {
    List<Map<String, String>> answers = List.of();
    if (outcome.equals("PASS")) {
      phonePrincipals(staff, task);
      answers = allYes(staff, task);
    }
    Answer answer = tryDecide(staff, task, outcome, reasons, answers);
    return expect(watched(staff, "decides " + outcome, "review-service", answer), "the decision");
  }

  /** Tries to decide by what was answered before; the answer may be a refusal. */
  public Answer tryDecide(
      String staff, String task, String outcome, List<Map<String, String>> reasons) {
    return tryDecide(staff, task, outcome, reasons, List.of());
  }

  private Answer tryDecide(
      String staff,
      String task,
      String outcome,
      List<Map<String, String>> reasons,
      List<Map<String, String>> answers) {
    Map<String, Object> decision =
        Map.of("outcome", outcome, "reasons", reasons, "checklist", answers);
    return rest.post(place.gateway(), taskPath(task) + "/decision", token(staff), decision);
  }

  /** Does what a pass takes: phones the principals and answers the checklist. */
  public void check(String reviewer, String task) {
    phonePrincipals(reviewer, task);
    String path = taskPath(task) + "/checklist";
    Map<String, Object> answers = Map.of("answers", allYes(reviewer, task));
    Answer answer =
        rest.call(HttpMethod.PUT, place.gateway(), path, token(reviewer), answers, Map.of());
    expect(watched(reviewer, "answers the checklist", "review-service", answer), "the checklist");
  }

  private void phonePrincipals(String reviewer, String task) {
    int services =
        get(reviewer, taskPath(task) + "?show=all").body().at("/application/services").size();
    for (int i = -1; i < services; i++) {
      post(
          reviewer,
          i < 0 ? "phones the subject's principal" : "phones the principal of service " + (i + 1),
          "review-service",
          taskPath(task) + "/calls",
          Map.of(
              "of",
              i < 0 ? "subject.principal" : "services[" + i + "].principal",
              "result",
              "REACHED",
              "note",
              "confirms the filing"));
    }
  }

  private List<Map<String, String>> allYes(String reviewer, String task) {
    List<Map<String, String>> answers = new ArrayList<>();
    for (JsonNode item : get(reviewer, taskPath(task) + "/checklist").body().path("items")) {
      answers.add(Map.of("code", item.path("code").asText(), "answer", "YES"));
    }
    return answers;
  }

  /** Looks at the material of a kind, by a permit that the task's holder gets. */
  public Answer lookAt(String reviewer, String task, String kind) {
    JsonNode material = null;
    for (JsonNode each : get(reviewer, taskPath(task) + "?show=all").body().path("materials")) {
      material = each.path("kind").asText().equals(kind) ? each : material;
    }
    if (material == null) {
      throw new StoryException("the task shows no " + kind);
    }
    return lookAtMaterial(reviewer, task, material.path("id").asText());
  }

  /** The same of a material, or a supplement's picture, by its id. */
  public Answer lookAtMaterial(String reviewer, String task, String id) {
    String permits = taskPath(task) + "/materials/" + id + "/permits";
    String permit =
        post(reviewer, "gets a permit", "review-service", permits, Map.of()).text("permit");
    String looks = "/api/v1/materials/" + id + "/looks";
    return post(reviewer, "looks at a material", "order-service", looks, Map.of("permit", permit));
  }

  /**
   * Has the next task of a queue handed out, claimed; the answer has no body when nothing waits.
   *
   * @param province null for whichever waits longest
   */
  public Answer takeNext(String reviewer, String queue, @Nullable String province) {
    Map<String, String> wish =
        province == null ? Map.of("queue", queue) : Map.of("queue", queue, "province", province);
    return post(
        reviewer, "takes the next task", "review-service", "/api/v1/review-tasks/next", wish);
  }

  public void pass(String reviewer, String order) {
    decide(reviewer, claim(reviewer, order, "PRELIMINARY"), "PASS", List.of());
  }

  public void approve(String officer, String order) {
    decide(officer, claim(officer, order, "BUREAU"), "APPROVE", List.of());
  }

  /** Asks the filer for a supplement and gives its id. */
  public String askForSupplement(String reviewer, String task, String kind, String note) {
    return post(
            reviewer,
            "asks for a supplement: " + kind,
            "review-service",
            taskPath(task) + "/supplements",
            Map.of("kind", kind, "note", note))
        .text("id");
  }

  /** Does something to a supplement: {@code arrival}, {@code acceptance} or {@code refusal}. */
  public void judgeSupplement(
      String reviewer, String task, String supplement, String act, Map<String, String> body) {
    String path = taskPath(task) + "/supplements/" + supplement + "/" + act;
    post(reviewer, "logs the " + act + " of a supplement", "review-service", path, body);
  }

  /** Waits until the reviewer sees the order's only supplement in a state. */
  public void awaitSupplement(String reviewer, String task, String state) {
    awaitOnly(reviewer, taskPath(task), "/supplements/0", state);
  }

  // ---- the principals

  /** The newest code that a phone received, waiting for the {@code sending}-th one. */
  public String code(Person person, int sending) {
    Answer inbox =
        await(
            "code " + sending + " on a phone",
            () -> phone(person),
            answer -> codes(answer).size() >= sending,
            answer -> codes(answer).size() + " codes");
    List<String> codes = codes(inbox);
    return codes.get(codes.size() - 1);
  }

  /** How many codes a phone has received. */
  public int codesReceived(Person person) {
    return codes(phone(person)).size();
  }

  /** Enters a code; the answer may be a refusal. */
  public Answer enter(Person person, String code) {
    Map<String, String> attempt =
        Map.of("phone", person.phone(), "code", code, "certificateTail", person.certificateTail());
    Answer answer = rest.post(place.gateway(), "/api/v1/sms-verifications/attempts", null, attempt);
    return watched("a principal", "enters the code", "sms-verify-service", answer);
  }

  /** Asks for another code, as the page does: with a solved challenge; it may be refused. */
  public Answer askForCode(Person person) {
    String path = "/api/v1/sms-verifications";
    Answer challenge =
        expect(rest.get(place.gateway(), path + "/challenges", null), "the challenge");
    Map<String, String> request = new LinkedHashMap<>();
    request.put("phone", person.phone());
    request.put("certificateTail", person.certificateTail());
    if (challenge.text("kind").equals("PROOF_OF_WORK")) {
      request.put("humanCheck", ProofOfWork.solve(challenge.body().path("puzzle")));
    }
    Answer answer = rest.post(place.gateway(), path + "/resends", null, request);
    return watched("a principal", "asks for another code", "sms-verify-service", answer);
  }

  /** All principals read and enter their codes. */
  public void verify(SampleApplication application, int sending) {
    application.principals().forEach(person -> verify(person, sending));
  }

  /** One principal reads and enters the code of the {@code sending}-th message. */
  public void verify(Person person, int sending) {
    expect(enter(person, code(person, sending)), "the verification");
  }

  // ---- time and everything else

  /** Moves business time and waits until everything has settled. */
  public void advance(Duration by) {
    expect(
        rest.post(place.outside(), "/sandbox/clock/advance", null, Map.of("by", by.toString())),
        "the clock");
  }

  public Answer get(String user, String path) {
    return expect(rest.get(place.gateway(), path, token(user)), path);
  }

  /** Any act, whatever its answer. */
  public Answer tryPost(String user, String path, Object body) {
    return rest.post(place.gateway(), path, token(user), body);
  }

  /** Any replacement without a version, whatever its answer. */
  public Answer tryPut(String user, String path, Object body) {
    return rest.call(HttpMethod.PUT, place.gateway(), path, token(user), body, Map.of());
  }

  /** Any request, whatever its answer. */
  public Answer raw(@Nullable String user, String path) {
    return rest.get(place.gateway(), path, user == null ? null : token(user));
  }

  public Answer outside(String path) {
    return expect(rest.get(place.outside(), path, null), path);
  }

  /** Waits for an answer that fits, for a minute at most. */
  public Answer await(
      String what,
      java.util.function.Supplier<Answer> look,
      Predicate<Answer> fits,
      Function<Answer, String> describe) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long pause = TimeUnit.MILLISECONDS.toNanos(4);
    Answer seen = look.get();
    while (!fits.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new StoryException(
            "waited " + PATIENCE.toSeconds() + " s for " + what + "; saw " + describe.apply(seen));
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause * 2, TimeUnit.MILLISECONDS.toNanos(50));
      seen = look.get();
    }
    return seen;
  }

  private Answer phone(Person person) {
    URI outside = place.outside();
    return expect(rest.get(outside, "/phones/" + person.phone() + "/messages", null), "the phone");
  }

  private static List<String> codes(Answer inbox) {
    return messages(inbox, MINISTRY);
  }

  private static List<String> messages(Answer inbox, String sender) {
    List<String> codes = new ArrayList<>();
    for (JsonNode message : inbox.body().path("items")) {
      Matcher code = CODE.matcher(message.path("text").asText());
      if (message.path("sender").asText().endsWith(sender) && code.find()) {
        codes.add(code.group(1));
      }
    }
    return codes;
  }

  private void edit(String filer, String step, String path, String part, Object body) {
    String version = versions.get(path);
    if (version == null) {
      version = currentVersion(filer, path);
    }
    Answer answer = rest.put(place.gateway(), path + part, token(filer), body, version);
    if (answer.status() == 412) {
      // somebody else moved the order, or the answer to an earlier try was lost
      String now = currentVersion(filer, path);
      answer = rest.put(place.gateway(), path + part, token(filer), body, now);
    }
    remember(path, expect(watched(filer, step, "order-service", answer), step));
  }

  private String currentVersion(String filer, String path) {
    return String.valueOf(
        expect(rest.get(place.gateway(), path, token(filer)), "the order").etag());
  }

  private void remember(String path, Answer answer) {
    if (answer.etag() != null) {
      versions.put(path, answer.etag());
    }
  }

  private Answer post(String actor, String step, String service, String path, Object body) {
    Answer answer = rest.post(place.gateway(), path, token(actor), body);
    return expect(watched(actor, step, service, answer), step);
  }

  private Answer watched(String actor, String step, String service, Answer answer) {
    watcher.acted(actor, step, service, answer);
    return answer;
  }

  private static Answer expect(Answer answer, String what) {
    if (!answer.succeeded()) {
      throw new StoryException(what + " was refused: " + answer.status() + " " + answer.body());
    }
    return answer;
  }

  private static String taskPath(String task) {
    return "/api/v1/review-tasks/" + task;
  }

  private static String name(String stage) {
    return stage.equals("BUREAU") ? "bureau case" : "review task";
  }
}
