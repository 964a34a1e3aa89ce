package org.openbeian.order.domain.registration;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openbeian.order.domain.Provinces;

/** What provinces demand of domains (R-DOM-2, R-DOM-3). */
public final class DomainDays {

  private static final String DEFAULT = "default";
  private static final Pattern ROW =
      Pattern.compile("(\\d{6}|default),(\\d{1,4}),(\\d{1,4}),(yes|no),\\S.*");

  /**
   * What one province demands.
   *
   * @param newDays of a domain that is filed, more than these days must be left
   * @param changeDays likewise of one on record that a change is about
   * @param holderByDocument whether an organisation may prove by document that the holder belongs
   *     to it
   */
  public record Demand(int newDays, int changeDays, boolean holderByDocument) {}

  private final Map<String, Demand> demands;

  private DomainDays(Map<String, Demand> demands) {
    this.demands = Map.copyOf(demands);
  }

  /**
   * Reads a file. Its lines are {@code 310000,180,45,no,source}, one of them of {@code default};
   * empty ones and those that begin with {@code #} say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static DomainDays read(String file, List<String> lines) {
    Map<String, Demand> demands = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      if (!text.isBlank() && !text.startsWith("#")) {
        try {
          note(demands, text);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    if (!demands.containsKey(DEFAULT)) {
      throw new IllegalArgumentException(file + ": no line of " + DEFAULT);
    }
    return new DomainDays(demands);
  }

  private static void note(Map<String, Demand> demands, String text) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      throw new IllegalArgumentException("not \"PROVINCE,NEW_DAYS,CHANGE_DAYS,yes|no,SOURCE\"");
    }
    String province = row.group(1);
    if (!province.equals(DEFAULT) && !Provinces.isKnown(province)) {
      throw new IllegalArgumentException(province + " is no province");
    }
    Demand demand =
        new Demand(
            Integer.parseInt(row.group(2)),
            Integer.parseInt(row.group(3)),
            row.group(4).equals("yes"));
    if (demands.put(province, demand) != null) {
      throw new IllegalArgumentException(province + " stands here twice");
    }
  }

  /**
   * What a province demands.
   *
   * @param province GB/T 2260
   */
  public Demand of(String province) {
    return requireNonNull(demands.getOrDefault(province, demands.get(DEFAULT)));
  }
}
