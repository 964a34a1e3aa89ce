package org.openbeian.order.domain.registration;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The registrars that the ministry approves (R-DOM-4), by their IANA numbers and names. */
public final class ApprovedRegistrars {

  private static final Pattern ROW =
      Pattern.compile("(\\d{1,7}|-),([^,]+),([^,]+),([^,]*\\S[^,]*),\\S.*");

  private final Map<Integer, Approval> byNumber;
  private final Map<String, Approval> byName;

  private ApprovedRegistrars(Map<Integer, Approval> byNumber, Map<String, Approval> byName) {
    this.byNumber = Map.copyOf(byNumber);
    this.byName = Map.copyOf(byName);
  }

  /**
   * Reads a file. Its lines are {@code 420,-,-,阿里云计算有限公司|Alibaba Cloud …,source}: IANA number or
   * {@code -}, first and last day, the names it goes by; empty ones and those that begin with
   * {@code #} say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static ApprovedRegistrars read(String file, List<String> lines) {
    Map<Integer, Approval> byNumber = new HashMap<>();
    Map<String, Approval> byName = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      if (!text.isBlank() && !text.startsWith("#")) {
        try {
          note(byNumber, byName, text);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    if (byName.isEmpty()) {
      throw new IllegalArgumentException(file + ": no line approves anything");
    }
    return new ApprovedRegistrars(byNumber, byName);
  }

  private static void note(
      Map<Integer, Approval> byNumber, Map<String, Approval> byName, String text) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      throw new IllegalArgumentException("not \"IANA_NUMBER,SINCE,UNTIL,NAME|NAME,SOURCE\"");
    }
    Approval approval = Approval.of(row.group(2), row.group(3));
    if (!row.group(1).equals("-")
        && byNumber.put(Integer.valueOf(row.group(1)), approval) != null) {
      throw new IllegalArgumentException(row.group(1) + " stands here twice");
    }
    for (String name : row.group(4).split("\\|")) {
      if (byName.put(comparable(name), approval) != null) {
        throw new IllegalArgumentException(name + " stands here twice");
      }
    }
  }

  /**
   * Whether a registrar is approved on a day. Its name, which anybody may choose, counts only where
   * the registry gives no number.
   */
  public boolean allow(@Nullable Integer number, @Nullable String name, LocalDate day) {
    Approval approval = number == null ? null : byNumber.get(number);
    if (approval == null && number == null && name != null) {
      approval = byName.get(comparable(name));
    }
    return approval != null && approval.holdsOn(day);
  }

  private static String comparable(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s.,]+", "");
  }
}
