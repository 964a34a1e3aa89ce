package org.openbeian.sandbox.bench;

import static org.openbeian.sandbox.bench.Statements.number;
import static org.openbeian.sandbox.bench.Statements.update;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.Place;
import org.openbeian.sandbox.story.Rest;
import org.openbeian.sandbox.story.SampleApplication;
import org.openbeian.sandbox.story.Watcher;

/** Whole filings, by all parties and through all REST calls, as fast as the machine lets them. */
public final class Bench {

  private static final String ORDERS = "order_service";

  /**
   * What to measure.
   *
   * @param orders whole filings to count
   * @param concurrency filers at a time
   * @param warmUp whole filings before counting
   * @param open armed open orders to have first
   * @param deadlines due deadlines to fire, measured on their own; 0 for none
   * @param previews of one complete draft, measured on their own; 0 for none
   * @param reviewTasks open review tasks to read and take, measured on their own; 0 for none
   * @param reviewers who take them at the same time
   * @param verifications phones whose codes are entered, measured on their own; 0 for none
   */
  public record Options(
      int orders,
      int concurrency,
      int warmUp,
      int open,
      int deadlines,
      int previews,
      int reviewTasks,
      int reviewers,
      int verifications) {}

  private final Place place;
  private final Machine machine;
  private final PrintStream out;
  private final Sheet sheet;
  private final Latencies latencies = new Latencies();
  private final Map<String, Object> report = new LinkedHashMap<>();

  public Bench(Place place, Machine machine, PrintStream out) {
    this.place = place;
    this.machine = machine;
    this.out = out;
    this.sheet = new Sheet(out);
  }

  /** Runs, prints the table and writes {@code json}. */
  public void run(Options options, Path json) throws IOException, SQLException {
    Watcher watcher = (actor, step, service, answer) -> latencies.add(step, answer.nanos());
    try (Rest rest = new Rest(Math.max(options.concurrency() * 2, options.reviewers()))) {
      Cast cast = new Cast(rest, place, watcher);
      report.put("at", Instant.now().toString());
      report.put("options", options);
      report.put("processors", Runtime.getRuntime().availableProcessors());
      if (options.open() > 0) {
        openOrders(cast, options.open());
      }
      if (options.orders() > 0) {
        out.printf("warming up with %d filings …%n", options.warmUp());
        file(cast, applications(cast, options.warmUp()), options.concurrency());
        settle(cast);
        latencies.clear();
        measure(cast, rest, options);
      }
      if (options.previews() > 0) {
        settle(cast);
        preview(cast, options);
      }
      if (options.reviewTasks() > 0) {
        settle(cast);
        ReviewBench reviews = new ReviewBench(cast, machine, sheet);
        int tasks = options.reviewTasks();
        report.put("reviews", reviews.run(tasks, options.concurrency(), options.reviewers()));
      }
      if (options.verifications() > 0) {
        settle(cast);
        VerificationBench entries = new VerificationBench(cast, machine, sheet);
        report.put("entries", entries.run(options.verifications(), options.concurrency()));
      }
      if (options.deadlines() > 0) {
        settle(cast);
        fireDeadlines(cast, options.deadlines());
      }
    }
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
    out.println("figures written to " + json);
  }

  private void measure(Cast cast, Rest rest, Options options) throws SQLException {
    List<SampleApplication> applications = applications(cast, options.orders());
    HopHistogram sagaBefore = hops(rest, true);
    HopHistogram listenersBefore = hops(rest, false);
    Map<String, ProcessFigures> before = figures();
    Commits commitsBefore = commits();
    out.printf("%d filings by %d filers …%n", options.orders(), options.concurrency());
    long begun = System.nanoTime();
    file(cast, applications, options.concurrency());
    double seconds = (System.nanoTime() - begun) / 1e9;
    Map<String, ProcessFigures> after = figures();
    settle(cast);
    Commits commits = commits().minus(commitsBefore);
    Map<String, ProcessFigures> settled = figures();
    HopHistogram saga = hops(rest, true).minus(sagaBefore);
    HopHistogram listeners = hops(rest, false).minus(listenersBefore);
    int orders = options.orders();

    sheet.steps(latencies);
    hopLine("event hop, saga", saga);
    hopLine("event hop, audit and notices", listeners);

    sheet.line("%n%-34s %12s %12s %8s", "process", "CPU ms", "per filing", "RSS MiB");
    Map<String, Object> processes = new LinkedHashMap<>();
    double cpu = 0;
    for (Map.Entry<String, ProcessFigures> process : settled.entrySet()) {
      long used = cpuSince(before, process);
      cpu += used;
      sheet.line(
          "%-34s %12d %12.2f %8d",
          process.getKey(), used, used / (double) orders, process.getValue().rssMiB());
      processes.put(
          process.getKey(), Map.of("cpuMillis", used, "rssMiB", process.getValue().rssMiB()));
    }
    long during = after.entrySet().stream().mapToLong(process -> cpuSince(before, process)).sum();

    sheet.line("%n%-34s %12.1f", "whole filings per second", orders / seconds);
    sheet.line("%-34s %12.1f", "CPU ms per filing, all processes", cpu / orders);
    sheet.line("%-34s %12.1f", "of which before the last was granted", during / (double) orders);
    sheet.line(
        "%-34s %12.1f", "writing transactions per filing", commits.writing() / (double) orders);
    sheet.line(
        "%-34s %12.1f", "transactions per filing, reads too", commits.all() / (double) orders);

    report.put("seconds", seconds);
    report.put("filingsPerSecond", orders / seconds);
    report.put("cpuMillisPerFiling", cpu / orders);
    report.put("writingTransactionsPerFiling", commits.writing() / (double) orders);
    report.put("transactionsPerFiling", commits.all() / (double) orders);
    report.put("steps", latencies.rows());
    report.put("sagaHopMillis", percentiles(saga));
    report.put("listenerHopMillis", percentiles(listeners));
    report.put("processes", processes);
  }

  private static long cpuSince(
      Map<String, ProcessFigures> before, Map.Entry<String, ProcessFigures> process) {
    ProcessFigures earlier = Objects.requireNonNull(before.get(process.getKey()));
    return process.getValue().cpuMillis() - earlier.cpuMillis();
  }

  /** Each with a filer of its own, who has signed in already. */
  private static List<SampleApplication> applications(Cast cast, int count) {
    int base = someNumber();
    List<SampleApplication> applications = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SampleApplication application = SampleApplication.variant(base + i);
      cast.token(application.filer());
      applications.add(application);
    }
    return applications;
  }

  private static int someNumber() {
    return ThreadLocalRandom.current().nextInt(40_000_000);
  }

  private void file(Cast cast, List<SampleApplication> applications, int concurrency) {
    Crowd.atOnce(
        concurrency,
        applications.size(),
        (person, n) -> {
          long begun = System.nanoTime();
          wholeFiling(cast, applications.get(n));
          latencies.add("the whole filing", System.nanoTime() - begun);
        });
  }

  /** Complete, and its look-ups remembered: what it costs to check everything. */
  private void preview(Cast cast, Options options) {
    SampleApplication application = applications(cast, 1).get(0);
    String order = cast.create(application.filer(), application);
    cast.fill(application.filer(), order, application);
    Crowd.Act once = (person, n) -> cast.preview(application.filer(), order);
    Crowd.atOnce(options.concurrency(), Math.min(options.previews(), options.warmUp()), once);
    for (int concurrency : new int[] {1, options.concurrency()}) {
      latencies.clear();
      Crowd.atOnce(concurrency, options.previews(), once);
      sheet.line(
          "%n%d previews of a complete draft, %d at a time", options.previews(), concurrency);
      sheet.steps(latencies);
      report.put("previewsBy" + concurrency, latencies.rows());
    }
  }

  private static void wholeFiling(Cast cast, SampleApplication application) {
    String filer = application.filer();
    String order = cast.create(filer, application);
    cast.fill(filer, order, application);
    cast.preview(filer, order);
    cast.submit(filer, order, application);
    cast.pass("reviewer-1", order);
    cast.verify(application, 1);
    cast.approve("officer-zj", order);
    cast.awaitState(filer, order, "GRANTED");
  }

  /** Copies one real draft, with its wait, as often as asked. */
  private void openOrders(Cast cast, int count) throws SQLException {
    out.printf("opening %d orders …%n", count);
    seed(cast, count);
    try (Connection connection = machine.connect(ORDERS);
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze orders");
      statement.execute("vacuum analyze deadline");
    }
  }

  private String seed(Cast cast, int count) throws SQLException {
    SampleApplication application = SampleApplication.variant(someNumber());
    String order = cast.create(application.filer(), application);
    cast.fill(application.filer(), order, application);
    String marker = UUID.randomUUID().toString().substring(0, 8);
    try (Connection connection = machine.connect(ORDERS)) {
      connection.setAutoCommit(false);
      update(
          connection,
          "create temporary table copies on commit drop as select gen_random_uuid() as id from"
              + " generate_series(1, "
              + count
              + ")");
      update(
          connection,
          "insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', c.id))).*"
              + " from orders o, copies c where o.id = '"
              + order
              + "'");
      update(
          connection,
          "insert into deadline select (jsonb_populate_record(d, jsonb_build_object('aggregate_id',"
              + " c.id))).* from deadline d, copies c where d.kind = 'idle' and d.aggregate_id = '"
              + order
              + "'");
      update(connection, "create table if not exists bench_copies (marker text, id uuid)");
      update(connection, "insert into bench_copies select '" + marker + "', id from copies");
      connection.commit();
    }
    return marker;
  }

  private void fireDeadlines(Cast cast, int count) throws SQLException {
    out.printf("%d deadlines fall due …%n", count);
    String marker = seed(cast, count);
    String now = cast.outside("/sandbox/clock").text("now");
    try (Connection connection = machine.connect(ORDERS)) {
      update(
          connection,
          "update orders o set idle_since = timestamptz '"
              + now
              + "' - interval '30 days 1 minute'"
              + " from bench_copies c where c.marker = '"
              + marker
              + "' and o.id = c.id");
      update(connection, "vacuum analyze orders");
      update(connection, "vacuum analyze deadline");
      update(
          connection,
          "update deadline d set due_at = timestamptz '"
              + now
              + "' - interval '1 second' from"
              + " bench_copies c where c.marker = '"
              + marker
              + "' and d.aggregate_id = c.id");
      long begun = System.nanoTime();
      String due = "select count(*) from deadline where due_at < timestamptz '" + now + "'";
      long patience = begun + Duration.ofMinutes(2).toNanos();
      while (number(connection, due) > 0 && System.nanoTime() < patience) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      sheet.line("%n%-34s %12.2f", count + " due deadlines fired in, s", seconds);
      sheet.line("%-34s %12.0f", "deadlines per second", count / seconds);
      report.put("deadlinesSeconds", seconds);
      update(connection, "drop table bench_copies");
    }
  }

  private void settle(Cast cast) {
    cast.advance(Duration.ZERO);
    // PostgreSQL's statistics are told at most once a second
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_500));
  }

  private HopHistogram hops(Rest rest, boolean saga) {
    HopHistogram histogram = new HopHistogram();
    machine
        .services()
        .forEach(
            (name, address) -> {
              boolean listener = name.startsWith("audit") || name.startsWith("notification");
              if (listener != saga) {
                histogram.add(metrics(rest, address));
              }
            });
    return histogram;
  }

  private static String metrics(Rest rest, URI address) {
    return rest.get(address, "/q/metrics", null).body().asText();
  }

  private Map<String, ProcessFigures> figures() {
    Map<String, ProcessFigures> figures = new LinkedHashMap<>();
    machine.processes().forEach((name, pid) -> figures.put(name, ProcessFigures.of(pid)));
    figures.put("this bench", ProcessFigures.of(ProcessHandle.current().pid()));
    return figures;
  }

  /**
   * Transactions so far.
   *
   * @param writing those that wrote anything, in all databases
   * @param all those that only read, too
   */
  private record Commits(long writing, long all) {

    Commits minus(Commits earlier) {
      return new Commits(writing - earlier.writing, all - earlier.all);
    }
  }

  private Commits commits() throws SQLException {
    try (Connection connection = machine.connect(ORDERS)) {
      return new Commits(
          number(connection, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"),
          number(connection, "select sum(xact_commit) from pg_stat_database"));
    }
  }

  private void hopLine(String name, HopHistogram hops) {
    sheet.line(
        "%-34s %8d %8.1f %8.1f %8.1f",
        name,
        hops.count(),
        hops.milliseconds(0.5),
        hops.milliseconds(0.95),
        hops.milliseconds(0.99));
  }

  private static Map<String, Object> percentiles(HopHistogram hops) {
    return Map.of(
        "count", hops.count(),
        "p50", hops.milliseconds(0.5),
        "p95", hops.milliseconds(0.95),
        "p99", hops.milliseconds(0.99));
  }
}
