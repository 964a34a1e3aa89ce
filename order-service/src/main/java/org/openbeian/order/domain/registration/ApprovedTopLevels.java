package org.openbeian.order.domain.registration;

import java.net.IDN;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The top-level domains that the ministry approves (R-DOM-4). */
public final class ApprovedTopLevels {

  private static final Pattern ROW = Pattern.compile("([^,.\\s]+),([^,]+),([^,]+),\\S.*");
  private static final Pattern LABEL = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9-]{2,59}");

  private final Map<String, Approval> approvals;

  private ApprovedTopLevels(Map<String, Approval> approvals) {
    this.approvals = Map.copyOf(approvals);
  }

  /**
   * Reads a file. Its lines are {@code 网址,2015-01-01,-,source} with the first and the last day;
   * empty ones and those that begin with {@code #} say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static ApprovedTopLevels read(String file, List<String> lines) {
    Map<String, Approval> approvals = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      if (!text.isBlank() && !text.startsWith("#")) {
        try {
          note(approvals, text);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    if (approvals.isEmpty()) {
      throw new IllegalArgumentException(file + ": no line approves anything");
    }
    return new ApprovedTopLevels(approvals);
  }

  private static void note(Map<String, Approval> approvals, String text) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      throw new IllegalArgumentException("not \"TLD,SINCE,UNTIL,SOURCE\"");
    }
    String label = IDN.toASCII(row.group(1)).toLowerCase(Locale.ROOT);
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(row.group(1) + " is no top-level domain");
    }
    if (approvals.put(label, Approval.of(row.group(2), row.group(3))) != null) {
      throw new IllegalArgumentException(row.group(1) + " stands here twice");
    }
  }

  /**
   * Whether a top-level domain is approved on a day.
   *
   * @param label lower-case, punycode
   */
  public boolean allow(String label, LocalDate day) {
    Approval approval = approvals.get(label);
    return approval != null && approval.holdsOn(day);
  }
}
