package org.openbeian.systemtests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.Service;

/** Every row of every table of every database of a stack, as text. */
final class DatabaseDump {

  private DatabaseDump() {}

  static List<String> of(LocalStack stack) throws SQLException {
    List<String> dumps = new ArrayList<>();
    for (Service service : Service.values()) {
      try (Connection connection = stack.postgres().connect(service.database());
          Statement statement = connection.createStatement()) {
        List<String> tables = new ArrayList<>();
        try (ResultSet names =
            statement.executeQuery(
                "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema')")) {
          while (names.next()) {
            tables.add(names.getString(1));
          }
        }
        for (String table : tables) {
          StringBuilder dump = new StringBuilder();
          try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
            while (rows.next()) {
              dump.append(rows.getString(1)).append('\n');
            }
          }
          dumps.add(dump.toString());
        }
      }
    }
    return dumps;
  }
}
