package org.openbeian.platform.outbox;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The relay's own connections: one that holds its locks and reads, one that listens. */
@ApplicationScoped
class RelayDatabase {

  private static final String CHANNEL = "beian_outbox";

  private final Vertx vertx;
  private final String jdbcUrl;
  private final String reactiveUrl;
  private final String user;
  private final String password;
  private final String self = UUID.randomUUID().toString();
  private volatile @Nullable PgSubscriber subscriber;

  RelayDatabase(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String reactiveUrl,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.vertx = vertx;
    this.jdbcUrl = jdbcUrl;
    this.reactiveUrl = reactiveUrl;
    this.user = user;
    this.password = password;
  }

  /**
   * Opens a connection outside the pool: closing it really gives its locks back. Its commits need
   * not reach the disk: a deletion that a crash forgets is a second delivery, which the inbox
   * drops.
   */
  Connection connect() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("outbox-relay");
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(5);
    Connection connection = source.getConnection();
    OutboxRelay.execute(connection, "set synchronous_commit = off");
    return connection;
  }

  /** Calls {@code wake} when another replica committed events; reconnects by itself. */
  void listen(Runnable wake) {
    PgConnectOptions options = PgConnectOptions.fromUri(uri()).setUser(user).setPassword(password);
    PgSubscriber listening =
        PgSubscriber.subscriber(vertx, options).reconnectPolicy(attempt -> 500L);
    listening
        .channel(CHANNEL)
        .handler(
            sender -> {
              if (!self.equals(sender)) {
                wake.run();
              }
            });
    listening.connect();
    subscriber = listening;
  }

  /**
   * Tells other replicas, which hold slots that this one doesn't, that there is something to do.
   */
  void wakeOthers() {
    PgSubscriber listening = subscriber;
    if (listening != null && listening.actualConnection() != null) {
      listening.actualConnection().query("notify " + CHANNEL + ", '" + self + "'").execute();
    }
  }

  @PreDestroy
  void close() {
    PgSubscriber listening = subscriber;
    if (listening != null) {
      listening.close();
    }
  }

  private String uri() {
    return reactiveUrl.startsWith("vertx-reactive:")
        ? reactiveUrl.substring("vertx-reactive:".length())
        : reactiveUrl;
  }
}
