package org.openbeian.sandbox.bench;

import static org.openbeian.sandbox.bench.Statements.number;
import static org.openbeian.sandbox.bench.Statements.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;
import org.openbeian.sandbox.story.StoryException;

/** The reviewers' queues when very much waits in them: pages, counts, and the next task. */
final class ReviewBench {

  private static final String REVIEWS = "review_service";
  private static final String TASKS = "/api/v1/review-tasks";
  private static final String QUEUE = TASKS + "?queue=PRELIMINARY";
  private static final String LEAD = "lead-1";
  private static final int TIMES = 1_000;

  /** Of every step, before it counts: while JVMs are cold, steps take up to twice as long. */
  private static final int WARM_UP = 1_000;

  /** For every page and next task; counts have no such aim. */
  private static final double AIM_MILLIS = 50;

  private static final String COUNTS = "counts of all queues";

  private static final int LONGEST_PAGE = 100;
  private static final int PAGES_WALKED = 500;
  private static final String OPEN =
      "select count(*) from review_task where stage = 'PRELIMINARY' and state = 'OPEN'";
  private static final List<String> PROVINCES =
      List.of(
          "110000", "120000", "130000", "140000", "150000", "210000", "220000", "230000", "310000",
          "320000", "330000", "340000", "350000", "360000", "370000", "410000", "420000", "430000",
          "440000", "450000", "460000", "500000", "510000", "520000", "530000", "540000", "610000",
          "620000", "630000", "640000", "650000");

  /** Those that a reviewer sees at all. */
  private static final List<String> TYPES =
      List.of(
          "FIRST_FILING",
          "ADD_SERVICE",
          "ADD_ACCESS",
          "CHANGE_SUBJECT",
          "CHANGE_SERVICE",
          "CHANGE_FILING",
          "CANCEL_ACCESS",
          "DEREGISTER_SERVICE",
          "DEREGISTER_SUBJECT",
          "CLAIM",
          "MIGRATE");

  /** What a copied row says instead of the original's words. */
  private static final Map<String, String> COPIED =
      Map.of(
          "id", "c.id",
          "order_id", "c.order_id",
          "round", "c.round",
          "province", "c.province",
          "filing_type", "c.filing_type",
          "account", "c.account",
          "subject_name", "c.subject_name");

  private final Cast cast;
  private final Machine machine;
  private final Sheet sheet;
  private final Latencies latencies = new Latencies();
  private final Set<String> handedOut = ConcurrentHashMap.newKeySet();
  private final Map<String, Object> report = new LinkedHashMap<>();
  private final List<String> misses = new ArrayList<>();

  ReviewBench(Cast cast, Machine machine, Sheet sheet) {
    this.cast = cast;
    this.machine = machine;
    this.sheet = sheet;
  }

  /**
   * Fills the queue and measures; gives the figures.
   *
   * @param tasks open ones to have first
   * @param concurrency readers at a time, after one alone
   * @param reviewers who take tasks at the same time
   */
  Map<String, Object> run(int tasks, int concurrency, int reviewers) throws SQLException {
    SampleApplication application =
        SampleApplication.variant(ThreadLocalRandom.current().nextInt(40_000_000));
    report.put("openTasks", fill(application, tasks));
    for (int i = 0; i < reviewers; i++) {
      cast.token(reviewer(i));
    }
    List<String> cursors = walk();
    pages(cursors, 1);
    pages(cursors, concurrency);
    int takes = Math.min(TIMES, tasks / 20);
    take(1, takes);
    take(concurrency, takes);
    take(reviewers, takes);
    ownPages(1);
    ownPages(concurrency);
    report.put("aimMillis", AIM_MILLIS);
    report.put("missedBy", misses);
    sheet.line(
        "%n%s",
        misses.isEmpty()
            ? "p99 of every page and next task: below " + AIM_MILLIS + " ms"
            : "p99 not below " + AIM_MILLIS + " ms: " + String.join("; ", misses));
    return report;
  }

  // ---- the backlog

  /** Copies one real task, with what was submitted, until that many are open. */
  private long fill(SampleApplication application, int tasks) throws SQLException {
    String order = cast.create(application.filer(), application);
    cast.fill(application.filer(), order, application);
    cast.submit(application.filer(), order, application);
    String task =
        cast.await(
                "the review task of order " + order,
                () -> cast.get(LEAD, TASKS + "?stage=PRELIMINARY&orderId=" + order),
                found -> !found.body().path("items").isEmpty(),
                found -> "none")
            .body()
            .at("/items/0/id")
            .asText();
    try (Connection connection = machine.connect(REVIEWS)) {
      long open = number(connection, OPEN);
      if (open < tasks) {
        sheet.line("adding %d open review tasks …", tasks - open);
        copy(connection, task, open + 1, tasks);
      }
      update(connection, "vacuum analyze submission");
      update(connection, "vacuum analyze review_task");
      open = number(connection, OPEN);
      sheet.line("%d open review tasks", open);
      return open;
    }
  }

  /**
   * Spread over provinces, types, accounts and the last 30 days; a tenth came back after changes.
   */
  private static void copy(Connection connection, String task, long first, long last)
      throws SQLException {
    connection.setAutoCommit(false);
    update(
        connection,
        "create temporary table copies on commit drop as select gen_random_uuid() as id,"
            + " gen_random_uuid() as order_id, case when n % 10 = 0 then 2 + n / 10 % 2 else 1 end"
            + " as round, (array["
            + quoted(PROVINCES)
            + "])[1 + n % 31] as province, (array["
            + quoted(TYPES)
            + "])[1 + n % 11] as filing_type, 'acct-bench-' || n % 1000 as account, '样本' ||"
            + " lpad(n::text, 6, '0') || '科技有限公司' as subject_name, random() * interval '30"
            + " days' as age from generate_series("
            + first
            + ", "
            + last
            + ") n");
    insertCopies(
        connection,
        "submission",
        "submission t join review_task original on original.order_id = t.order_id and"
            + " original.round = t.round",
        "original.id = '" + task + "'");
    insertCopies(connection, "review_task", "review_task t", "t.id = '" + task + "'");
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Every column that can be written, whichever there are; times go back by the copy's age. */
  private static void insertCopies(
      Connection connection, String table, String from, String original) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select column_name, data_type from information_schema.columns where table_schema ="
                + " 'public' and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'"
                + " order by ordinal_position")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1), copied(row.getString(1), row.getString(2)));
        }
      }
    }
    update(
        connection,
        "insert into "
            + table
            + " ("
            + String.join(", ", columns.keySet())
            + ") select "
            + String.join(", ", columns.values())
            + " from "
            + from
            + " cross join copies c where "
            + original);
  }

  private static String copied(String column, String type) {
    String other = COPIED.get(column);
    if (other != null) {
      return other;
    }
    return switch (type) {
      case "timestamp with time zone" -> "t." + column + " - c.age";
      case "date" -> "(t." + column + " - c.age)::date";
      case "text" -> "replace(t." + column + ", t.subject_name, c.subject_name)";
      default -> "t." + column;
    };
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
  }

  // ---- reading

  /** The cursors of the queue's pages, far into it; no task is on two pages. */
  private List<String> walk() {
    List<String> cursors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String cursor = "";
    while (cursors.size() < PAGES_WALKED) {
      JsonNode page = page(QUEUE + "&limit=" + LONGEST_PAGE + "&cursor=" + cursor).body();
      for (JsonNode task : page.path("items")) {
        if (!seen.add(task.path("id").asText())) {
          throw new StoryException("task " + task.path("id").asText() + " is on two pages");
        }
      }
      cursor = page.path("nextCursor").asText("");
      if (page.path("nextCursor").isNull() || cursor.isEmpty()) {
        break;
      }
      cursors.add(cursor);
    }
    if (cursors.isEmpty()) {
      throw new StoryException("the queue has one page only; take more --review-tasks");
    }
    sheet.line("walked through %d tasks, none was on two pages", seen.size());
    return cursors;
  }

  private void pages(List<String> cursors, int concurrency) {
    int open = Math.toIntExact((long) report.getOrDefault("openTasks", 0L));
    Map<String, IntFunction<String>> queries = new LinkedHashMap<>();
    queries.put("first page", n -> QUEUE);
    queries.put("first page of resubmissions", n -> TASKS + "?queue=RESUBMISSIONS");
    queries.put(
        "page deep inside",
        n -> QUEUE + "&cursor=" + cursors.get(cursors.size() / 2 + n % ((cursors.size() + 1) / 2)));
    queries.put("page of a province", n -> QUEUE + "&province=" + one(PROVINCES, n));
    queries.put("page of a type", n -> QUEUE + "&type=" + one(TYPES, n));
    queries.put(
        "page of a province and type",
        n -> QUEUE + "&province=" + one(PROVINCES, n) + "&type=" + one(TYPES, n));
    queries.put("page by state", n -> QUEUE + "&state=OPEN");
    queries.put("page of what is late", n -> QUEUE + "&sla=LATE");
    queries.put("page of what is older than a day", n -> QUEUE + "&minAge=PT24H");
    queries.put(
        "page by text",
        n -> QUEUE + "&text=" + encoded("样本%06d".formatted(1 + n * 7919L % Math.max(1, open))));
    queries.put(COUNTS, n -> "/api/v1/review-queues");
    latencies.clear();
    queries.forEach((step, query) -> measure(step, concurrency, n -> page(query.apply(n))));
    show("reads", concurrency);
  }

  private void ownPages(int concurrency) {
    String reviewer = reviewer(0);
    String query = TASKS + "?stage=PRELIMINARY&assignee=" + reviewer;
    latencies.clear();
    measure("page of a reviewer's own", concurrency, n -> cast.get(reviewer, query));
    show("readsOfOwn", concurrency);
  }

  private Answer page(String path) {
    return cast.get(LEAD, path);
  }

  private void measure(String step, int concurrency, IntFunction<Answer> once) {
    Crowd.atOnce(concurrency, WARM_UP, (person, n) -> once.apply(n));
    Crowd.atOnce(concurrency, TIMES, (person, n) -> latencies.add(step, once.apply(n).nanos()));
  }

  // ---- taking

  /** Reviewers who all want their next task; none gets what another has. */
  private void take(int reviewers, int times) {
    Crowd.atOnce(
        reviewers,
        Math.min(times, WARM_UP),
        (person, n) -> takeNext("", reviewer(person), n % 2 == 0 ? null : one(PROVINCES, n)));
    latencies.clear();
    Crowd.atOnce(reviewers, times, (person, n) -> takeNext("next task", reviewer(person), null));
    Crowd.atOnce(
        reviewers,
        times,
        (person, n) -> takeNext("next task of a province", reviewer(person), one(PROVINCES, n)));
    show("next", reviewers);
  }

  private void takeNext(String step, String reviewer, @Nullable String province) {
    Answer answer = cast.takeNext(reviewer, "PRELIMINARY", province);
    latencies.add(step, answer.nanos());
    String task = answer.text("id");
    if (!task.isEmpty() && !handedOut.add(task)) {
      throw new StoryException("task " + task + " was handed out twice");
    }
  }

  // ---- telling

  private void show(String what, int concurrency) {
    sheet.line("%n%s, %d at a time", what, concurrency);
    sheet.steps(latencies);
    Map<String, Latencies.Row> rows = latencies.rows();
    report.put(what + "By" + concurrency, rows);
    rows.forEach(
        (step, row) -> {
          if (row.p99() >= AIM_MILLIS && !step.equals(COUNTS)) {
            misses.add("%s, %d at a time".formatted(step, concurrency));
          }
        });
  }

  private static String one(List<String> of, int n) {
    return of.get(n % of.size());
  }

  private static String reviewer(int person) {
    return "reviewer-" + (person + 1);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
