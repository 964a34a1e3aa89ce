package org.openbeian.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openbeian.sandbox.story.SampleApplication.Person;

/**
 * One filing of each type, from a fresh record to the effect on it (docs/filing-types.md). What the
 * effect is not, or a step that is refused, is a {@link StoryException}.
 */
public enum TypeStory {
  FIRST_FILING("a website and an app come on record", Needs.SUBJECT_AND_SERVICE_CODES, "NORMAL"),
  ADD_SERVICE("a second website joins the record", Needs.SERVICE_CODE, "NORMAL"),
  ADD_ACCESS("a website of another provider joins this one", Needs.SERVICE_CODE, "NORMAL"),
  CHANGE_SUBJECT("the subject moves", Needs.SUBJECT_CODE, "NORMAL"),
  CHANGE_SERVICE("the website gets a new name", Needs.SERVICE_CODE, "NORMAL"),
  CHANGE_FILING("subject and website change", Needs.SUBJECT_AND_SERVICE_CODES, "NORMAL"),
  CANCEL_ACCESS("the website leaves this provider", Needs.NO_CODES, "ACCESS_CANCELLED"),
  DEREGISTER_SERVICE("the website's number ends", Needs.SERVICE_CODE, "EMPTY_SHELL"),
  DEREGISTER_SUBJECT("the subject's number ends", Needs.SUBJECT_CODE, "DEREGISTERED"),
  CLAIM("what was filed here before belongs to the account", Needs.NO_CODES, "NORMAL"),
  TRANSFER("everything moves to another account", Needs.NO_CODES, "NORMAL"),
  MIGRATE("the website goes to another subject", Needs.SUBJECT_AND_SERVICE_CODES, "EMPTY_SHELL");

  /** Whose codes of the ministry a story needs. */
  private enum Needs {
    NO_CODES,
    SUBJECT_CODE,
    SERVICE_CODE,
    SUBJECT_AND_SERVICE_CODES
  }

  private static final String MOVED_TO = "浙江省杭州市西湖区文三路200号5幢601室";
  private static final String NEW_NAME = "启明示例科技新官网";

  private final String title;
  private final Needs needs;
  private final String endsAs;

  TypeStory(String title, Needs needs, String endsAs) {
    this.title = title;
    this.needs = needs;
    this.endsAs = endsAs;
  }

  /** What happens, in a few words. */
  public String title() {
    return title;
  }

  /**
   * Plays it, in an account of its own.
   *
   * @param number of the sample's variant; one that no other story uses
   * @param follow told the id of each order as it is opened
   * @return how it ended
   */
  public String play(Cast cast, int number, Consumer<String> follow) {
    String filer = SampleApplication.variant(number).filer();
    return switch (this) {
      case FIRST_FILING -> {
        String filing =
            firstFiling(cast, filer, SampleApplication.variant(number).withApp(), follow);
        yield ending(cast, filer, filing, 1);
      }
      case ADD_ACCESS, CLAIM -> ending(cast, filer, takenOver(cast, filer, number, follow), 1);
      case TRANSFER -> ending(cast, heir(number), onRecord(cast, filer, number, follow), 2);
      case MIGRATE -> {
        String filing = onRecord(cast, filer, number, follow);
        verifyArrival(cast, heir(number));
        yield ending(cast, filer, filing, 2);
      }
      case ADD_SERVICE,
          CHANGE_SUBJECT,
          CHANGE_SERVICE,
          CHANGE_FILING,
          CANCEL_ACCESS,
          DEREGISTER_SERVICE,
          DEREGISTER_SUBJECT ->
          ending(cast, filer, onRecord(cast, filer, number, follow), 2);
    };
  }

  private static String firstFiling(
      Cast cast, String filer, SampleApplication application, Consumer<String> follow) {
    String order = cast.create(filer, application);
    follow.accept(order);
    cast.fill(filer, order, application);
    cast.submit(filer, order, application);
    List<Person> people = application.principals();
    pass(cast, filer, order, people, new int[people.size()]);
    return cast.order(filer, order).text("filingNumber");
  }

  /** The type's order on a fresh record. */
  private String onRecord(Cast cast, String filer, int number, Consumer<String> follow) {
    SampleApplication application = SampleApplication.variant(number);
    String filing = firstFiling(cast, filer, application, follow);
    String order = cast.openOnRecord(filer, filing, name(), services(filing));
    follow.accept(order);
    prepare(cast, filer, order, application, number);
    List<Person> codes = verifiers(application);
    int[] before = codes.stream().mapToInt(cast::codesReceived).toArray();
    cast.submit(filer, order, application);
    if (this != TRANSFER) {
      pass(cast, filer, order, codes, before);
    }
    return filing;
  }

  /** What the national registry knows already, as another provider's or as ours. */
  private String takenOver(Cast cast, String filer, int number, Consumer<String> follow) {
    SampleApplication application = SampleApplication.variant(number);
    String filing = "浙ICP备%08d号".formatted(number);
    cast.register(filing, this == CLAIM ? "openbeian" : "another-cloud", application);
    String order = cast.create(filer, name(), application);
    follow.accept(order);
    cast.fill(filer, order, application);
    cast.submit(filer, order, application);
    if (this == CLAIM) {
      cast.pass("reviewer-1", order);
      cast.awaitState(filer, order, "GRANTED");
    } else {
      List<Person> codes = verifiers(application);
      pass(cast, filer, order, codes, new int[codes.size()]);
    }
    return filing;
  }

  private String ending(Cast cast, String keeper, String filing, int versions) {
    verifyEffect(cast, keeper, filing, versions);
    return name() + " of " + filing + ": " + title + ", now " + endsAs;
  }

  private List<String> services(String filing) {
    return switch (this) {
      case CHANGE_SERVICE, CHANGE_FILING, CANCEL_ACCESS, DEREGISTER_SERVICE, MIGRATE ->
          List.of(filing + "-1");
      case FIRST_FILING,
          ADD_SERVICE,
          ADD_ACCESS,
          CHANGE_SUBJECT,
          DEREGISTER_SUBJECT,
          CLAIM,
          TRANSFER ->
          List.of();
    };
  }

  private static String heir(int number) {
    return "filer-b@heir-" + number;
  }

  private static String accountOf(String user) {
    return user.substring(user.indexOf('@') + 1);
  }

  private void prepare(
      Cast cast, String filer, String order, SampleApplication application, int number) {
    List<Person> people = application.principals();
    switch (this) {
      case FIRST_FILING, ADD_ACCESS, CLAIM -> {}
      case ADD_SERVICE -> {
        ObjectNode service = application.services().get(0).deepCopy();
        String domain = service.at("/domains/0").asText();
        service.putArray("domains").add("second." + domain);
        cast.save(filer, order, "services/1", service);
      }
      case CHANGE_SUBJECT -> cast.save(filer, order, "subject", moved(application));
      case CHANGE_SERVICE -> cast.save(filer, order, "services/1", renamed(application));
      case CHANGE_FILING -> {
        cast.save(filer, order, "subject", moved(application));
        cast.save(filer, order, "services/1", renamed(application));
      }
      case CANCEL_ACCESS, DEREGISTER_SERVICE -> end(cast, filer, order, people.get(1));
      case DEREGISTER_SUBJECT -> end(cast, filer, order, people.get(0));
      case TRANSFER -> {
        cast.save(filer, order, "target", Map.of("account", accountOf(heir(number))));
        cast.consent(heir(number), order);
        cast.confirmByOwner(filer, order, people.get(0));
      }
      case MIGRATE -> {
        JsonNode subject = heirs(application, number).subject();
        cast.save(
            filer,
            order,
            "target",
            Map.of(
                "account", accountOf(heir(number)),
                "nature", subject.path("nature").asText(),
                "certificateType", subject.at("/certificate/type").asText()));
        cast.save(filer, order, "subject", subject);
        cast.consent(heir(number), order);
        cast.confirmByOwner(filer, order, people.get(0));
      }
    }
  }

  /** A subject of its own, with the same people. */
  private static SampleApplication heirs(SampleApplication application, int number) {
    return SampleApplication.variant((number + 25_000_000) % 50_000_000).withPeopleOf(application);
  }

  private static void end(Cast cast, String filer, String order, Person owner) {
    cast.save(filer, order, "ending", Map.of("reason", "SERVICE_CLOSED"));
    cast.confirmByOwner(filer, order, owner);
  }

  private static ObjectNode moved(SampleApplication application) {
    ObjectNode subject = application.subject().deepCopy();
    return subject.put("communicationAddress", MOVED_TO);
  }

  private static ObjectNode renamed(SampleApplication application) {
    ObjectNode service = application.services().get(0).deepCopy();
    return service.put("name", NEW_NAME);
  }

  private List<Person> verifiers(SampleApplication application) {
    List<Person> people = application.principals();
    return switch (needs) {
      case NO_CODES -> List.of();
      case SUBJECT_CODE -> List.of(people.get(0));
      case SERVICE_CODE -> List.of(people.get(1));
      case SUBJECT_AND_SERVICE_CODES -> people;
    };
  }

  private static void pass(
      Cast cast, String filer, String order, List<Person> people, int[] codesBefore) {
    cast.pass("reviewer-1", order);
    for (int i = 0; i < people.size(); i++) {
      cast.verify(people.get(i), codesBefore[i] + 1);
    }
    cast.approve("officer-zj", order);
    cast.awaitState(filer, order, "GRANTED");
  }

  private void verifyEffect(Cast cast, String filer, String filing, int versions) {
    JsonNode record = cast.filing(filer, filing).body();
    List<String> found = new ArrayList<>();
    expect(found, "the status", endsAs, record.path("status").asText());
    expect(found, "the version", String.valueOf(versions), record.path("version").asText());
    JsonNode service = record.at("/services/0");
    switch (this) {
      case ADD_ACCESS, CHANGE_SUBJECT, CLAIM, TRANSFER -> {}
      case FIRST_FILING -> {
        JsonNode app = record.at("/services/1");
        expect(found, "the app's number", filing + "-2A", app.path("number").asText());
        expect(found, "its platform", "IOS", app.at("/service/platforms/1/platform").asText());
      }
      case ADD_SERVICE ->
          expect(found, "the new number", filing + "-2", record.at("/services/1/number").asText());
      case CHANGE_SERVICE, CHANGE_FILING ->
          expect(found, "the name", NEW_NAME, service.at("/service/name").asText());
      case CANCEL_ACCESS ->
          expect(found, "the website", "ACCESS_CANCELLED", service.path("status").asText());
      case DEREGISTER_SERVICE, DEREGISTER_SUBJECT, MIGRATE ->
          expect(found, "the website", "DEREGISTERED", service.path("status").asText());
    }
    refuse(filing, found);
  }

  /** The website under a new number, with a subject that is new. */
  private void verifyArrival(Cast cast, String heir) {
    JsonNode record = cast.get(heir, "/api/v1/filings").body().at("/items/0");
    List<String> found = new ArrayList<>();
    String subject = record.path("number").asText();
    expect(found, "the new subject", "NORMAL", record.path("status").asText());
    expect(found, "the new number", subject + "-1", record.at("/services/0/number").asText());
    expect(found, "the website there", "NORMAL", record.at("/services/0/status").asText());
    refuse(subject, found);
  }

  private void refuse(String filing, List<String> found) {
    if (!found.isEmpty()) {
      throw new StoryException(name() + " of " + filing + ": " + String.join("; ", found));
    }
  }

  private static void expect(List<String> found, String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      found.add(what + " is " + actual + ", not " + expected);
    }
  }
}
