package org.openbeian.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Filings, told live against a running stack; any surprise is a {@link StoryException}. */
public final class Demo {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REVIEWER = "reviewer-1";
  private static final String OFFICER = "officer-zj";

  private final Place place;
  private final PrintStream out;
  private final Timeline timeline;
  private final ConcurrentLinkedQueue<EventTail.Seen> seen = new ConcurrentLinkedQueue<>();
  private final List<String> summary = new ArrayList<>();

  public Demo(Place place, PrintStream out, boolean colours) {
    this.place = place;
    this.out = out;
    this.timeline = new Timeline(out, colours);
  }

  /** Tells one filing of each type given, from a fresh record to the effect on it. */
  public void run(List<TypeStory> types) {
    run(
        cast -> {
          for (int i = 0; i < types.size(); i++) {
            TypeStory type = types.get(i);
            tell(
                cast,
                i + 1,
                type.name() + ": " + type.title(),
                c -> type.play(c, someNumber(), timeline::follow));
          }
        });
  }

  /** Tells the four stories and prints what came of them. */
  public void run() {
    run(
        cast -> {
          tell(cast, 1, "A first filing, from draft to grant", this::firstFiling);
          tell(
              cast,
              2,
              "Codes ignored for 24 hours: returned, corrected, granted",
              this::codesIgnored);
          tell(
              cast,
              3,
              "An order left alone: reminded after 30 and 40 days, gone after 45",
              this::leftAlone);
          tell(cast, 4, "Twelve mistakes, named before anybody reviews them", this::mistakes);
        });
  }

  private void run(Consumer<Cast> stories) {
    long begun = System.nanoTime();
    try (Rest rest = new Rest(8);
        EventTail tail = new EventTail(place.bootstrapServers(), this::saw)) {
      Cast cast = new Cast(rest, place, timeline);
      stories.accept(cast);
      String trail = verifyTrail(cast);
      out.println();
      summary.forEach(out::println);
      out.println("   " + trail);
      out.printf(Locale.ROOT, "   all told in %.1f s%n", (System.nanoTime() - begun) / 1e9);
    }
  }

  private interface Story {
    String tell(Cast cast);
  }

  private void tell(Cast cast, int number, String title, Story story) {
    timeline.begin(number, title);
    seen.clear();
    String ending = story.tell(cast);
    timeline.note(ending);
    summary.add(
        String.format(
            Locale.ROOT,
            "   %d. %s  (%.1f s, %d events)",
            number,
            ending,
            timeline.seconds(),
            seen.size()));
  }

  private String firstFiling(Cast cast) {
    SampleApplication application = SampleApplication.variant(someNumber());
    String filer = application.filer();
    String order = submitted(cast, application);
    int before = cast.codesReceived(application.principals().get(0));
    String task = cast.claim(REVIEWER, order, "PRELIMINARY");
    cast.lookAt(REVIEWER, task, "SUBJECT_CERTIFICATE");
    cast.decide(REVIEWER, task, "PASS", List.of());
    cast.verify(application, before + 1);
    String number = granted(cast, filer, order);
    String delivered =
        verifyNotices(cast, filer, order, List.of("submitted", "forwarded", "bureau", "granted"));
    return "granted: " + number + "; " + delivered;
  }

  private String codesIgnored(Cast cast) {
    SampleApplication application = SampleApplication.variant(someNumber());
    String filer = application.filer();
    String order = submitted(cast, application);
    cast.pass(REVIEWER, order);
    application.principals().forEach(person -> cast.code(person, 1));
    timeline.time("nobody enters a code; 24 hours pass");
    cast.advance(Duration.ofHours(24).plusMinutes(1));
    Answer returned = cast.awaitState(filer, order, "RETURNED_FROM_SMS");
    timeline.note("returned: " + returned.body().at("/returned/reason").asText());
    SampleApplication corrected = application.withPeopleOf(SampleApplication.variant(someNumber()));
    cast.fill(filer, order, corrected);
    cast.submit(filer, order, corrected);
    cast.pass(REVIEWER, order);
    cast.verify(corrected, 1);
    return "granted in round "
        + cast.order(filer, order).text("round")
        + ": "
        + granted(cast, filer, order);
  }

  private String leftAlone(Cast cast) {
    SampleApplication application = SampleApplication.variant(someNumber());
    String filer = application.filer();
    String order = cast.create(filer, application);
    timeline.follow(order);
    cast.fill(filer, order, application);
    for (int[] step : new int[][] {{30, 30}, {40, 10}, {45, 5}}) {
      timeline.time("day " + step[0]);
      cast.advance(Duration.ofDays(step[1]).plusSeconds(1));
    }
    cast.awaitState(filer, order, "EXPIRED");
    String delivered = verifyNotices(cast, filer, order, List.of("30", "40", "expired"));
    return "expired after 45 days; " + delivered;
  }

  private String mistakes(Cast cast) {
    SampleApplication application = SampleApplication.variant(someNumber());
    String filer = application.filer();
    String order = cast.create(filer, application);
    timeline.follow(order);
    SampleApplication wrong = application.withMistakes();
    int mistakes =
        refused(cast.trySave(filer, order, "subject", wrong.subject()))
            + refused(cast.trySave(filer, order, "services/1", wrong.services().get(0)));
    cast.fill(filer, order, application);
    cast.uploadMaterials(filer, order);
    cast.verifyPersons(filer, order);
    if (mistakes != 12 || !cast.preview(filer, order).body().path("submittable").asBoolean()) {
      throw new StoryException("not twelve mistakes found and mended: " + mistakes);
    }
    return mistakes + " mistakes named at once, each with its rule and a remedy; none after it";
  }

  /** Tells each finding; how many there are. */
  private int refused(Answer answer) {
    JsonNode found = answer.body().path("violations");
    for (JsonNode each : found) {
      timeline.found(each);
    }
    return found.size();
  }

  private String submitted(Cast cast, SampleApplication application) {
    String filer = application.filer();
    String order = cast.create(filer, application);
    timeline.follow(order);
    cast.fill(filer, order, application);
    cast.uploadMaterials(filer, order);
    cast.verifyPersons(filer, order);
    Answer preview = cast.preview(filer, order);
    if (!preview.body().path("submittable").asBoolean()) {
      throw new StoryException("the preview finds fault: " + preview.body().path("findings"));
    }
    cast.submit(filer, order, application);
    return order;
  }

  private String granted(Cast cast, String filer, String order) {
    cast.approve(OFFICER, order);
    String number = cast.awaitState(filer, order, "GRANTED").text("filingNumber");
    Answer filing = cast.raw(null, "/api/v1/public/filings?number=" + encode(number));
    if (!filing.body().toString().contains(number)) {
      throw new StoryException("the public does not find " + number + ": " + filing.body());
    }
    return number;
  }

  /** Every notice of the order reached every channel once; R-NOT-1. */
  private String verifyNotices(Cast cast, String filer, String order, List<String> steps) {
    cast.advance(Duration.ZERO);
    Answer inbox =
        cast.await(
            steps.size() + " notices",
            () -> cast.get(filer, "/api/v1/notifications?limit=100&orderId=" + order),
            answer -> answer.body().path("items").size() >= steps.size(),
            answer -> answer.body().path("items").size() + " notices");
    int notices = inbox.body().path("items").size();
    Set<String> deliveries = new HashSet<>();
    int delivered = 0;
    for (JsonNode notice : noticesOf(order, notices * 3)) {
      delivered++;
      deliveries.add(notice.path("noticeId").asText() + notice.path("channel").asText());
    }
    if (notices != steps.size() || delivered != notices * 3 || deliveries.size() != delivered) {
      throw new StoryException(
          "expected "
              + steps.size()
              + " notices on three channels each, found "
              + notices
              + " in the inbox and "
              + delivered
              + " deliveries, "
              + deliveries.size()
              + " distinct");
    }
    return notices + " notices, each once in-site, by e-mail and by SMS";
  }

  private List<JsonNode> noticesOf(String order, int wanted) {
    List<JsonNode> notices = new ArrayList<>();
    // a delivery that a killed worker had claimed is free after its lease, two minutes
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (notices.size() < wanted && System.nanoTime() < deadline) {
      notices.clear();
      Set<String> ids = new HashSet<>();
      for (EventTail.Seen event : seen) {
        if (event.orderId().equals(order)
            && event.type().contains("notice-delivered")
            && ids.add(event.id())) {
          notices.add(json(event.body()));
        }
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    return notices;
  }

  private String verifyTrail(Cast cast) {
    long told = seen.stream().map(EventTail.Seen::id).distinct().count();
    Answer verification =
        cast.await(
            "the trail to have " + told + " events",
            () -> cast.get("auditor-1", "/api/v1/trail/verification"),
            answer -> answer.body().path("entries").asLong() >= told,
            answer -> answer.body().toString());
    if (!verification.body().path("intact").asBoolean()) {
      throw new StoryException("the audit chain is broken: " + verification.body());
    }
    return "audit chain intact: " + verification.body().path("entries").asLong() + " entries";
  }

  private void saw(EventTail.Seen event) {
    seen.add(event);
    timeline.saw(event);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new StoryException("an event is no JSON", e);
    }
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static int someNumber() {
    return ThreadLocalRandom.current().nextInt(50_000_000);
  }
}
