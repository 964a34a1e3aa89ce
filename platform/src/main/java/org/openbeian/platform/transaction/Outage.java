package org.openbeian.platform.transaction;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.JDBCConnectionException;

/** Tells an absent database from a wrong statement. */
public final class Outage {

  private Outage() {}

  /** Whether a failure, or a cause of it, means that the database can't be reached for now. */
  public static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException pg) {
        String state = pg.getSqlState();
        if (state != null && (state.startsWith("08") || state.startsWith("57"))) {
          return true;
        }
        continue;
      }
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof JDBCConnectionException
          || cause instanceof VertxException && !(cause instanceof PgException)) {
        return true;
      }
      for (Throwable suppressed : cause.getSuppressed()) {
        if (isIn(suppressed)) {
          return true;
        }
      }
    }
    return false;
  }
}
