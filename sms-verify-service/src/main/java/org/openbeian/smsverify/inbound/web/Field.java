package org.openbeian.smsverify.inbound.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Problem;

/**
 * A field of a form.
 *
 * @param name also its id, and the path by which the REST API names it
 * @param value what was typed before; never a code
 * @param autocomplete what a browser or phone may fill in
 * @param inputMode the keyboard that a phone shows
 * @param width characters that people will type, for the field's width
 * @param error what is wrong with it; null when nothing is
 */
public record Field(
    String name,
    String label,
    String hint,
    String value,
    String autocomplete,
    String inputMode,
    int width,
    @Nullable String error) {

  /** Longer than anything that is meant: what exceeds it is not shown again. */
  private static final int LONGEST = 32;

  static Field phone(Texts text, String typed, List<Problem.Item> wrong) {
    return of(text, "phone", typed, "tel-national", "numeric", 13, wrong);
  }

  /** Its value is never shown again: a code on a screen is a code that somebody reads. */
  static Field code(Texts text, List<Problem.Item> wrong) {
    return of(text, "code", "", "one-time-code", "numeric", 6, wrong);
  }

  static Field tail(Texts text, String typed, List<Problem.Item> wrong) {
    return of(text, "certificateTail", typed, "off", "text", 8, wrong);
  }

  private static Field of(
      Texts text,
      String name,
      String typed,
      String autocomplete,
      String inputMode,
      int width,
      List<Problem.Item> wrong) {
    String key = "PAGE." + name;
    return new Field(
        name,
        text.of(key + ".label"),
        text.of(key + ".hint"),
        shownAgain(typed),
        autocomplete,
        inputMode,
        width,
        wrong.stream()
            .filter(item -> item.path().equals(name))
            .map(Problem.Item::message)
            .findFirst()
            .orElse(null));
  }

  private static String shownAgain(String typed) {
    boolean plain = typed.length() <= LONGEST && typed.chars().noneMatch(Character::isISOControl);
    return plain ? typed : "";
  }

  /** The ids of what describes it. */
  public String describedBy() {
    return error == null ? name + "-hint" : name + "-error " + name + "-hint";
  }

  @Override
  public String toString() {
    return "Field[" + name + "]";
  }
}
