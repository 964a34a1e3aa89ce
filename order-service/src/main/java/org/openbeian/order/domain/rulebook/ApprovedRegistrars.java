package org.openbeian.order.domain.rulebook;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registrars that the ministry approves (R-DOM-4), by their IANA numbers and names. */
public final class ApprovedRegistrars {

  /**
   * One of them.
   *
   * @param number given by IANA; null when it has none
   * @param names by which registries know it
   */
  public record Registrar(@Nullable Integer number, List<String> names, Origin origin) {}

  private final Map<Integer, Origin> byNumber = new HashMap<>();
  private final Map<String, Origin> byName = new HashMap<>();

  /**
   * @throws IllegalArgumentException when two have the same number or name
   */
  public ApprovedRegistrars(List<Registrar> registrars) {
    for (Registrar registrar : registrars) {
      if (registrar.number() != null
          && byNumber.put(registrar.number(), registrar.origin()) != null) {
        throw new IllegalArgumentException(registrar.number() + " stands there twice");
      }
      for (String name : registrar.names()) {
        if (byName.put(comparable(name), registrar.origin()) != null) {
          throw new IllegalArgumentException(name + " stands there twice");
        }
      }
    }
  }

  /**
   * Whether a registrar is approved on a day. Its name, which anybody may choose, counts only where
   * the registry gives no number.
   */
  public boolean allow(@Nullable Integer number, @Nullable String name, LocalDate day) {
    Origin approval = null;
    if (number != null) {
      approval = byNumber.get(number);
    } else if (name != null) {
      approval = byName.get(comparable(name));
    }
    return Province.holds(approval, day);
  }

  private static String comparable(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s.,]+", "");
  }
}
