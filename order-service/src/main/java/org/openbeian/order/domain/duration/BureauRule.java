package org.openbeian.order.domain.duration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openbeian.contracts.Province;

/** The working days that each province's bureau takes, as the sources say (R-FLOW-6). */
public final class BureauRule {

  private static final String DEFAULT = "default";
  private static final Pattern ROW =
      Pattern.compile("(" + DEFAULT + "|\\d{6}),(\\d{1,3}),(\\d{1,3}),\\S.*");

  private final Map<String, Span> byProvince;
  private final Span otherwise;

  private BureauRule(Map<String, Span> byProvince, Span otherwise) {
    this.byProvince = Map.copyOf(byProvince);
    this.otherwise = otherwise;
  }

  /**
   * Reads a file. Its lines are {@code 330000,3,10,source}, and one of them is that of {@code
   * default}; empty ones and those that begin with {@code #} say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static BureauRule read(String file, List<String> lines) {
    Map<String, Span> byProvince = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      if (!text.isBlank() && !text.startsWith("#")) {
        try {
          note(byProvince, text);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    Span otherwise = byProvince.remove(DEFAULT);
    if (otherwise == null) {
      throw new IllegalArgumentException(file + ": no line of " + DEFAULT);
    }
    return new BureauRule(byProvince, otherwise);
  }

  private static void note(Map<String, Span> byProvince, String text) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      throw new IllegalArgumentException("not \"PROVINCE,FROM,TO,SOURCE\"");
    }
    String province = row.group(1);
    if (!province.equals(DEFAULT) && !Province.isKnown(province)) {
      throw new IllegalArgumentException(province + " is no province");
    }
    Span span = new Span(Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3)));
    if (byProvince.put(province, span) != null) {
      throw new IllegalArgumentException(province + " stands here twice");
    }
  }

  public Span of(String province) {
    return byProvince.getOrDefault(province, otherwise);
  }
}
