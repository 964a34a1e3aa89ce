package org.openbeian.smsverify.inbound.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form to be filled in, for the first time or again.
 *
 * @param notice why it is to be filled in again; null the first time
 * @param check what a browser has to solve; null when nothing is asked for
 */
public record Form(
    String lead, List<Field> fields, @Nullable Notice notice, @Nullable Check check) {

  /**
   * The human check.
   *
   * @param challenge the puzzle, as JSON like the REST API's
   * @param seconds how long its solution is good
   */
  public record Check(String challenge, long seconds) {}

  /** The fields that are to be corrected. */
  public List<Field> wrong() {
    return fields.stream().filter(field -> field.error() != null).toList();
  }

  @Override
  public String toString() {
    return "Form";
  }
}
