package org.openbeian.order.domain.rulebook;

import java.net.IDN;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The top-level domains that the ministry approves (R-DOM-4). */
public final class ApprovedTopLevels {

  private static final Pattern LABEL = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9-]{2,59}");

  /** Labels, as people write them, that were approved together. */
  public record Group(List<String> labels, Origin origin) {}

  private final Map<String, Origin> approvals = new HashMap<>();

  /**
   * @throws IllegalArgumentException when a label is none, or stands in there twice
   */
  public ApprovedTopLevels(List<Group> groups) {
    for (Group group : groups) {
      for (String written : group.labels()) {
        String label = IDN.toASCII(written).toLowerCase(Locale.ROOT);
        if (!LABEL.matcher(label).matches()) {
          throw new IllegalArgumentException(written + " is no top-level domain");
        }
        if (approvals.put(label, group.origin()) != null) {
          throw new IllegalArgumentException(written + " stands there twice");
        }
      }
    }
  }

  /**
   * Whether a top-level domain is approved on a day.
   *
   * @param label lower-case, punycode
   */
  public boolean allow(String label, LocalDate day) {
    return Province.holds(approvals.get(label), day);
  }
}
