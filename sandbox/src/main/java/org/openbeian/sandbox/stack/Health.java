package org.openbeian.sandbox.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks whether somebody is ready. */
final class Health {
  private static final int TIMEOUT_MILLIS = 2_000;

  private Health() {}

  static boolean isOk(String url) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
