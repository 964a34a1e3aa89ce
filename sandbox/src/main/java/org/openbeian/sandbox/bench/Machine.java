package org.openbeian.sandbox.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What a bench must know of the stack beyond its APIs. */
public interface Machine {

  /** The process of each part, by its name. */
  Map<String, Long> processes();

  /** The base address of each service, by its name. */
  Map<String, URI> services();

  /** A keyed hash as the services make it, with their key. */
  String keyedHash(String purpose, String value);

  /** A connection as the owner of the cluster. */
  Connection connect(String database) throws SQLException;
}
