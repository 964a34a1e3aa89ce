package org.openbeian.order.domain.duty;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.order.Duty;

/** Which duties a service has, by its kind and its province, as the sources say (R-POST-2). */
public final class DutyRules {

  private static final String ANY = "any";
  private static final String NONE = "none";
  private static final Pattern ROW =
      Pattern.compile(
          "([A-Z_]+),(" + ANY + "|\\d{6}),(" + ANY + "|[A-Z_+]+),(" + NONE + "|\\d{1,3}),\\S.*");

  private final Map<Duty, Map<String, Row>> rows;

  private DutyRules(Map<Duty, Map<String, Row>> rows) {
    this.rows = rows;
  }

  /**
   * A duty of a service.
   *
   * @param days from the grant to the last day; null where only the filer knows whether it applies
   */
  public record Due(Duty duty, @Nullable Integer days) {}

  private record Row(Set<ServiceKind> kinds, Due due) {}

  /**
   * Reads a file. Its lines are {@code COPYRIGHT_LINE,320000,WEBSITE,0,source}: the province or
   * {@code any}, the kinds joined by {@code +} or {@code any}, the days or {@code none}. A
   * province's own line counts before that of any. Empty lines and those that begin with {@code #}
   * say nothing.
   *
   * @param file its name for messages
   * @throws IllegalArgumentException with file, line and reason when anything in it is wrong
   */
  public static DutyRules read(String file, List<String> lines) {
    Map<Duty, Map<String, Row>> rows = new EnumMap<>(Duty.class);
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      if (!text.isBlank() && !text.startsWith("#")) {
        try {
          note(rows, text);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return new DutyRules(rows);
  }

  private static void note(Map<Duty, Map<String, Row>> rows, String text) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      throw new IllegalArgumentException("not \"DUTY,PROVINCE,KINDS,DAYS,SOURCE\"");
    }
    Duty duty = Duty.valueOf(row.group(1));
    String province = row.group(2);
    if (!province.equals(ANY) && !Province.isKnown(province)) {
      throw new IllegalArgumentException(province + " is no province");
    }
    Integer days = row.group(4).equals(NONE) ? null : Integer.valueOf(row.group(4));
    Row noted = new Row(kinds(row.group(3)), new Due(duty, days));
    if (rows.computeIfAbsent(duty, any -> new HashMap<>()).put(province, noted) != null) {
      throw new IllegalArgumentException(duty + " of " + province + " stands here twice");
    }
  }

  private static Set<ServiceKind> kinds(String text) {
    return text.equals(ANY)
        ? Set.of(ServiceKind.values())
        : Stream.of(text.split("\\+"))
            .map(ServiceKind::valueOf)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The duties of a service, in the order of {@link Duty}. */
  public List<Due> of(ServiceKind kind, String province) {
    List<Due> duties = new ArrayList<>();
    for (Map<String, Row> byProvince : rows.values()) {
      Row row = byProvince.getOrDefault(province, byProvince.get(ANY));
      if (row != null && row.kinds.contains(kind)) {
        duties.add(row.due);
      }
    }
    return duties;
  }

  /** Whether a service has a duty. */
  public boolean asks(Duty duty, ServiceKind kind, String province) {
    return of(kind, province).stream().anyMatch(due -> due.duty() == duty);
  }
}
