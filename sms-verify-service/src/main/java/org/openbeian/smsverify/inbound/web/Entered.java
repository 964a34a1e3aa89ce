package org.openbeian.smsverify.inbound.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * What was filled into a form. What can't be decoded counts as left empty: the framework would log
 * it, and it may be somebody's number.
 */
final class Entered {

  /** More than any form has. */
  private static final int FIELDS = 8;

  private final Map<String, String> values = new HashMap<>();

  /** Reads a body of {@code application/x-www-form-urlencoded}. */
  Entered(String body) {
    for (String field : body.split("&", FIELDS + 1)) {
      int sign = field.indexOf('=');
      if (sign > 0) {
        values.putIfAbsent(decoded(field.substring(0, sign)), decoded(field.substring(sign + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The field's value; empty when there is none. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "Entered";
  }
}
