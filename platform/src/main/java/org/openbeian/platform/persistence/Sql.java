package org.openbeian.platform.persistence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * Statements in PostgreSQL's own words, on the open session's connection and so in its transaction:
 * for rows that no domain object stands for, such as outbox, inbox and deadlines.
 *
 * <p>Parameters are {@code $1} … and may be arrays; an {@link Instant} is a {@code timestamptz} in
 * both directions. Hibernate neither plans these statements nor flushes for them: entities that
 * changed before are written after them, at the commit.
 */
public final class Sql {

  private Sql() {}

  /** The rows that a query, or a statement with {@code returning}, gives. */
  public static Uni<List<Object[]>> rows(String sql, @Nullable Object... parameters) {
    return onConnection(connection -> connection.select(sql, typed(parameters))).map(Sql::read);
  }

  /** The single column of the single row that a query gives; null when there is none. */
  public static <T> Uni<T> value(Class<T> type, String sql, @Nullable Object... parameters) {
    return rows(sql, parameters).map(rows -> rows.isEmpty() ? null : type.cast(rows.get(0)[0]));
  }

  /** Changes rows; gives how many. */
  public static Uni<Integer> update(String sql, @Nullable Object... parameters) {
    return onConnection(connection -> connection.update(sql, typed(parameters)));
  }

  private static <T> Uni<T> onConnection(Function<ReactiveConnection, CompletionStage<T>> work) {
    return Panache.getSession()
        .chain(
            session ->
                Uni.createFrom()
                    .completionStage(
                        work.apply(((MutinySessionImpl) session).getReactiveConnection())));
  }

  private static List<Object[]> read(ReactiveConnection.Result result) {
    List<Object[]> rows = new ArrayList<>(result.size());
    while (result.hasNext()) {
      Object[] row = result.next();
      for (int column = 0; column < row.length; column++) {
        if (row[column] instanceof OffsetDateTime time) {
          row[column] = time.toInstant();
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Object[] typed(@Nullable Object[] parameters) {
    @Nullable Object[] typed = parameters.clone();
    for (int i = 0; i < typed.length; i++) {
      if (typed[i] instanceof Instant instant) {
        typed[i] = instant.atOffset(ZoneOffset.UTC);
      } else if (typed[i] instanceof Instant[] instants) {
        OffsetDateTime[] times = new OffsetDateTime[instants.length];
        for (int j = 0; j < times.length; j++) {
          times[j] = instants[j].atOffset(ZoneOffset.UTC);
        }
        typed[i] = times;
      }
    }
    return typed;
  }
}
