package org.openbeian.platform.transaction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs work in the request's one transaction: state, outbox, inbox and deadlines commit together or
 * not at all.
 *
 * <p>Inside, nothing but the database may be awaited, and statements follow one another (a session
 * is never used by two at once).
 */
@ApplicationScoped
public class Transactions {

  private static final String JOINED = "beian.transaction";
  private static final String APPENDED = "beian.transaction.appended";
  private static final String AFTERWARDS = "beian.transaction.afterwards";
  private static final int ATTEMPTS = 3;

  private final Event<EventsCommitted> committed;

  Transactions(Event<EventsCommitted> committed) {
    this.committed = committed;
  }

  /**
   * Runs {@code work} in a transaction, or joins the one that is open. A lost race with another
   * transaction (stale version, deadlock, serialization) is tried anew, with a fresh session, up to
   * three times; so {@code work} must be repeatable.
   *
   * <p>A caller that goes away does not interrupt it: it ends, and the connection is given back.
   */
  public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(() -> joinOrBegin(work));
  }

  /** Marks the open transaction as one that appended events, so that its commit wakes the relay. */
  public static void eventsAppended() {
    Context context = Vertx.currentContext();
    if (context != null) {
      context.putLocal(APPENDED, Boolean.TRUE);
    }
  }

  /**
   * Has something done once the open transaction has committed; not when it rolls back, and not
   * when the process ends in between. It must neither block nor fail.
   */
  public static void afterCommit(Runnable act) {
    Context context = Vertx.currentContext();
    if (context == null || context.getLocal(JOINED) == null) {
      throw new IllegalStateException("there is no transaction");
    }
    List<Runnable> acts = context.getLocal(AFTERWARDS);
    if (acts == null) {
      acts = new ArrayList<>();
      context.putLocal(AFTERWARDS, acts);
    }
    acts.add(act);
  }

  private <T> Uni<T> joinOrBegin(Supplier<Uni<T>> work) {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      throw new IllegalStateException("a transaction needs a request, an event or a deadline");
    }
    if (context.getLocal(JOINED) != null) {
      return work.get();
    }
    return uncancellable(begin(context, work));
  }

  private <T> Uni<T> begin(Context context, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              context.putLocal(JOINED, Boolean.TRUE);
              context.removeLocal(AFTERWARDS);
              return Panache.withTransaction(work)
                  .onTermination()
                  .invoke(() -> context.removeLocal(JOINED));
            })
        .onFailure(Transactions::lostRace)
        .retry()
        .atMost(ATTEMPTS)
        .onTermination()
        .invoke(
            (item, failure, cancelled) -> {
              List<Runnable> acts = context.getLocal(AFTERWARDS);
              context.removeLocal(AFTERWARDS);
              if (context.removeLocal(APPENDED) && failure == null) {
                committed.fire(new EventsCommitted());
              }
              if (acts != null && failure == null && !cancelled) {
                acts.forEach(Runnable::run);
              }
            });
  }

  private static <T> Uni<T> uncancellable(Uni<T> uni) {
    return Uni.createFrom()
        .emitter(emitter -> uni.subscribe().with(emitter::complete, emitter::fail));
  }

  private static boolean lostRace(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException) {
        return true;
      }
      if (cause instanceof SQLException sql && isRace(sql.getSQLState())) {
        return true;
      }
      if (cause instanceof io.vertx.pgclient.PgException pg && isRace(pg.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRace(String sqlState) {
    return "40001".equals(sqlState) || "40P01".equals(sqlState);
  }
}
