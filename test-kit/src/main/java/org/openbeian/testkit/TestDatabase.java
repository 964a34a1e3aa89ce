package org.openbeian.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Looks into the database of the service under test. */
public final class TestDatabase {

  private static final String PROPERTY = "beian.test.database.";

  private static @Nullable Connection shared;

  private TestDatabase() {}

  static void remember(String url, String username, String password) {
    System.setProperty(PROPERTY + "url", url);
    System.setProperty(PROPERTY + "username", username);
    System.setProperty(PROPERTY + "password", password);
  }

  /** Opens a connection of the test's own. */
  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        System.getProperty(PROPERTY + "url"),
        System.getProperty(PROPERTY + "username"),
        System.getProperty(PROPERTY + "password"));
  }

  /** Runs an update with positional parameters. */
  public static synchronized int update(String sql, Object... parameters) {
    try (PreparedStatement statement = shared().prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row as text; null for no row. */
  public static synchronized @Nullable String value(String sql, Object... parameters) {
    try (PreparedStatement statement = shared().prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number that a {@code select count(…)} gives. */
  public static long count(String sql, Object... parameters) {
    String value = value(sql, parameters);
    return value == null ? 0 : Long.parseLong(value);
  }

  /** One connection for all looks: tests look often, and opening one costs a process. */
  private static Connection shared() throws SQLException {
    Connection connection = shared;
    if (connection == null
        || !connection.isValid(1)
        || !connection.getMetaData().getURL().equals(System.getProperty(PROPERTY + "url"))) {
      connection = connect();
      shared = connection;
    }
    return connection;
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
