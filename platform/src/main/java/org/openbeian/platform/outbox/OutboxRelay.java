package org.openbeian.platform.outbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openbeian.platform.transaction.EventsCommitted;

/**
 * Moves committed outbox rows to Kafka, in order, and deletes them soon after they are
 * acknowledged.
 *
 * <p>One thread with a database connection of its own, which holds one advisory lock per hash slot:
 * of several replicas exactly one relays an order's events. It is woken by commits (its own
 * replica's directly, others' by NOTIFY) and looks by itself every poll interval. It always takes
 * the lowest rows that are there, never "all after the last one seen": a transaction that commits
 * late is not passed over. Deletions are gathered for a moment: what a crash leaves is sent again,
 * and the consumers' inboxes drop it.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int LOCK_SPACE = 0x0B31A;
  private static final Duration DELETE_AFTER = Duration.ofMillis(100);
  private static final int DELETE_AT_MOST = 500;

  private final RelayDatabase database;
  private final EventProducer producer;
  private final int slots;
  private final int batchSize;
  private final Duration pollInterval;
  private final Duration gather;
  private final Semaphore wake = new Semaphore(0);
  private final List<Short> held = new ArrayList<>();
  private final List<Long> acknowledged = new ArrayList<>();
  private long deleteAt;
  private final Thread thread = new Thread(this::run, "outbox-relay");
  private volatile boolean running = true;
  private volatile boolean othersRelay;

  OutboxRelay(
      RelayDatabase database,
      EventProducer producer,
      @ConfigProperty(name = "beian.outbox.slots") int slots,
      @ConfigProperty(name = "beian.outbox.batch-size") int batchSize,
      @ConfigProperty(name = "beian.outbox.poll-interval") Duration pollInterval,
      @ConfigProperty(name = "beian.outbox.gather") Duration gather) {
    this.database = database;
    this.producer = producer;
    this.slots = slots;
    this.batchSize = batchSize;
    this.pollInterval = pollInterval;
    this.gather = gather;
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
    database.listen(this::wake);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    wake();
    thread.join(2_000);
    thread.interrupt();
  }

  void committed(@Observes EventsCommitted event) {
    wake();
    if (othersRelay) {
      database.wakeOthers();
    }
  }

  /** Has the relay look at once; cheap, and any number of calls are one. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void run() {
    while (running) {
      try (Connection connection = database.connect()) {
        held.clear();
        acknowledged.clear();
        relayFrom(connection);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        LOG.warnf("the outbox waits: %s", e.getMessage());
        pause();
      }
    }
  }

  private void relayFrom(Connection connection) throws Exception {
    while (running) {
      acquireFreeSlots(connection);
      while (running && relayBatch(connection) == batchSize) {
        // more are waiting
      }
      if (acknowledged.isEmpty()) {
        await(pollInterval);
      } else if (!await(DELETE_AFTER)) {
        deleteAcknowledged(connection);
      }
    }
    deleteAcknowledged(connection);
  }

  /** Waits for a commit, and then a moment more where events of several are sent together. */
  private boolean await(Duration atMost) throws InterruptedException {
    boolean woken = wake.tryAcquire(atMost.toMillis(), MILLISECONDS);
    if (woken && running) {
      Thread.sleep(gather.toMillis());
    }
    wake.drainPermits();
    return woken;
  }

  private void acquireFreeSlots(Connection connection) throws SQLException {
    for (short slot = 0; slot < slots && held.size() < slots; slot++) {
      if (!held.contains(slot) && lock(connection, slot)) {
        held.add(slot);
      }
    }
    othersRelay = held.size() < slots;
  }

  private static boolean lock(Connection connection, short slot) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
      lock.setInt(1, LOCK_SPACE);
      lock.setInt(2, slot);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private int relayBatch(Connection connection) throws Exception {
    if (acknowledged.size() >= DELETE_AT_MOST || System.nanoTime() - deleteAt > 0) {
      deleteAcknowledged(connection);
    }
    List<OutgoingEvent> batch = oldest(connection);
    if (!batch.isEmpty()) {
      producer.send(batch);
      if (acknowledged.isEmpty()) {
        deleteAt = System.nanoTime() + DELETE_AFTER.toNanos();
      }
      batch.forEach(event -> acknowledged.add(event.position()));
    }
    return batch.size();
  }

  private List<OutgoingEvent> oldest(Connection connection) throws SQLException {
    List<OutgoingEvent> batch = new ArrayList<>();
    String sql =
        "select position, id, aggregatetype, aggregateid, type, payload, occurred_at, recorded_at,"
            + " traceparent from outbox where slot = any(?) and position <> all(?) order by position"
            + " limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("int2", held.toArray()));
      select.setArray(2, connection.createArrayOf("int8", acknowledged.toArray()));
      select.setInt(3, batchSize);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          batch.add(
              new OutgoingEvent(
                  row.getLong(1),
                  row.getObject(2, UUID.class),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getObject(7, OffsetDateTime.class).toInstant(),
                  row.getObject(8, OffsetDateTime.class).toInstant(),
                  row.getString(9)));
        }
      }
    }
    return batch;
  }

  private void deleteAcknowledged(Connection connection) throws SQLException {
    if (acknowledged.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("delete from outbox where position = any(?)")) {
      delete.setArray(1, connection.createArrayOf("int8", acknowledged.toArray()));
      delete.executeUpdate();
    }
    acknowledged.clear();
  }

  private void pause() {
    try {
      wake.tryAcquire(500, MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** Runs a statement on a relay connection; for its own set-up only. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
