package org.openbeian.order.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provinces whose bureaus let services migrate to another subject (R-MIG-1). */
public final class MigrationProvinces {

  private static final Pattern ROW = Pattern.compile("(\\d{6}),\\S.*");

  private final Set<String> codes;

  private MigrationProvinces(Set<String> codes) {
    this.codes = Set.copyOf(codes);
  }

  /**
   * Reads a file. Its lines are {@code 330000,source}; empty ones and those that begin with {@code
   * #} say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static MigrationProvinces read(String file, List<String> lines) {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      if (!text.isBlank() && !text.startsWith("#")) {
        try {
          note(codes, text);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return new MigrationProvinces(codes);
  }

  private static void note(Set<String> codes, String text) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      throw new IllegalArgumentException("not \"PROVINCE,SOURCE\"");
    }
    String province = row.group(1);
    if (!Provinces.isKnown(province)) {
      throw new IllegalArgumentException(province + " is no province");
    }
    if (!codes.add(province)) {
      throw new IllegalArgumentException(province + " stands here twice");
    }
  }

  /**
   * Whether services of a province may migrate.
   *
   * @param province GB/T 2260
   */
  public boolean allow(String province) {
    return codes.contains(province);
  }
}
