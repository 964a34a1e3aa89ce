package org.openbeian.sandbox.bench;

import static org.openbeian.sandbox.bench.Statements.number;
import static org.openbeian.sandbox.bench.Statements.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;
import org.openbeian.sandbox.story.SampleApplication.Person;
import org.openbeian.sandbox.story.StoryException;

/** Entries on the verification page while very many numbers wait for theirs. */
final class VerificationBench {

  private static final String VERIFICATIONS = "sms_verify_service";
  private static final String TAIL = "070016";
  private static final String WRONG_TAIL = "999999";

  /** Of so many numbers one has wrong entries too. */
  private static final int WRONG_EVERY = 5;

  /** For every entry. */
  private static final double AIM_MILLIS = 30;

  private final Cast cast;
  private final Machine machine;
  private final Sheet sheet;
  private final Latencies latencies = new Latencies();
  private final Map<String, Object> report = new LinkedHashMap<>();
  private final List<String> misses = new ArrayList<>();

  VerificationBench(Cast cast, Machine machine, Sheet sheet) {
    this.cast = cast;
    this.machine = machine;
    this.sheet = sheet;
  }

  /**
   * Has twice as many numbers wait and enters the codes of the first half uncounted: while JVMs are
   * cold, entries take up to twice as long. Then a fifth of the others is entered by one person;
   * gives the figures.
   *
   * @param concurrency people at a time, after one alone
   */
  Map<String, Object> run(int numbers, int concurrency) throws SQLException {
    int first = ThreadLocalRandom.current().nextInt(90_000_000 - 2 * numbers);
    report.put("waiting", fill(first, 2 * numbers));
    Crowd.atOnce(concurrency, numbers, (person, n) -> verify(first + n, n));
    int counted = first + numbers;
    int alone = numbers / 5;
    latencies.clear();
    Crowd.atOnce(1, alone, (person, n) -> verify(counted + n, n));
    show(1);
    latencies.clear();
    Crowd.atOnce(concurrency, numbers - alone, (person, n) -> verify(counted + alone + n, n));
    show(concurrency);
    report.put("aimMillis", AIM_MILLIS);
    report.put("missedBy", misses);
    sheet.line(
        "%n%s",
        misses.isEmpty()
            ? "p99 of every entry: below " + AIM_MILLIS + " ms"
            : "p99 not below " + AIM_MILLIS + " ms: " + String.join("; ", misses));
    return report;
  }

  private void verify(int number, int n) {
    Person person = new Person(phone(number), TAIL);
    if (n % WRONG_EVERY == 0) {
      String wrong = "%06d".formatted((number + 1) % 1_000_000);
      refused("unknown number", new Person("198" + person.phone().substring(3), TAIL), wrong);
      refused("wrong tail", new Person(person.phone(), WRONG_TAIL), code(number));
      refused("wrong code", person, wrong);
    }
    Answer answer = cast.enter(person, code(number));
    latencies.add("right entry", answer.nanos());
    if (!answer.text("state").equals("VERIFIED")) {
      throw new StoryException("a right entry was answered " + answer.body());
    }
  }

  private void refused(String step, Person person, String code) {
    Answer answer = cast.enter(person, code);
    latencies.add(step, answer.nanos());
    if (!answer.text("code").equals("SMS_NO_SUCH_RECORD")) {
      throw new StoryException(step + " was answered " + answer.body());
    }
  }

  // ---- the numbers that wait

  /** Copies one real verification, with its wait; numbers, tails and codes are the copies' own. */
  private long fill(int first, int numbers) throws SQLException {
    SampleApplication application =
        SampleApplication.variant(ThreadLocalRandom.current().nextInt(40_000_000));
    String order = cast.create(application.filer(), application);
    cast.fill(application.filer(), order, application);
    cast.submit(application.filer(), order, application);
    cast.pass("reviewer-1", order);
    for (Person person : application.principals()) {
      cast.code(person, 1);
    }
    sheet.line("%n%d numbers begin to wait …", numbers);
    try (Connection connection = machine.connect(VERIFICATIONS)) {
      connection.setAutoCommit(false);
      update(
          connection,
          "create temporary table copies (order_id uuid, id uuid, phone_index text,"
              + " certificate_hash text, code_hash text) on commit drop");
      prepare(connection, first, numbers);
      copy(connection, "verification", "'order_id', c.order_id", "t.order_id", order);
      copy(
          connection,
          "verification_phone",
          "'order_id', c.order_id, 'id', c.id, 'phone_index', c.phone_index, 'certificate_hash',"
              + " c.certificate_hash, 'code_hash', c.code_hash",
          "t.position = 1 and t.order_id",
          order);
      copy(connection, "deadline", "'aggregate_id', c.order_id", "t.aggregate_id", order);
      connection.commit();
      connection.setAutoCommit(true);
      for (String table : List.of("verification", "verification_phone", "deadline")) {
        update(connection, "vacuum analyze " + table);
      }
      return number(connection, "select count(*) from verification where state = 'PENDING'");
    }
  }

  private void prepare(Connection connection, int first, int numbers) throws SQLException {
    try (PreparedStatement copy =
        connection.prepareStatement("insert into copies values (?, ?, ?, ?, ?)")) {
      for (int i = 0; i < numbers; i++) {
        UUID order = UUID.randomUUID();
        String index = machine.keyedHash("phone", phone(first + i));
        String bound = order + ":1:" + index + ":";
        copy.setObject(1, order);
        copy.setObject(2, UUID.randomUUID());
        copy.setString(3, index);
        copy.setString(4, machine.keyedHash("certificate-tail", bound + TAIL));
        copy.setString(5, machine.keyedHash("sms-code", bound + code(first + i)));
        copy.addBatch();
      }
      copy.executeBatch();
    }
  }

  private static void copy(
      Connection connection, String table, String own, String key, String order)
      throws SQLException {
    update(
        connection,
        "insert into "
            + table
            + " select (jsonb_populate_record(t, jsonb_build_object("
            + own
            + "))).* from "
            + table
            + " t, copies c where "
            + key
            + " = '"
            + order
            + "'");
  }

  private static String phone(int number) {
    return "199%08d".formatted(number);
  }

  private static String code(int number) {
    return "%06d".formatted(number % 1_000_000);
  }

  // ---- telling

  private void show(int concurrency) {
    sheet.line("%nentries, %d at a time", concurrency);
    sheet.steps(latencies);
    Map<String, Latencies.Row> rows = latencies.rows();
    report.put("by" + concurrency, rows);
    rows.forEach(
        (step, row) -> {
          if (row.p99() >= AIM_MILLIS) {
            misses.add("%s, %d at a time".formatted(step, concurrency));
          }
        });
  }
}
