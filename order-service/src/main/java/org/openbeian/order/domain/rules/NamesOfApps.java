package org.openbeian.order.domain.rules;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ReviewQuestion;

/**
 * A subject's apps have different names; other subjects' may be called the same. Whether it is the
 * name under the icon, on all platforms, only a reviewer can see.
 */
@Rule(value = "R-NAME-4", source = "S4 1.1")
class NamesOfApps implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Set<String> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (var service : checked.services()) {
      if (service.part().number() != null) {
        numbers.add(service.part().number());
      }
    }
    for (var onRecord : checked.servicesOnRecord()) {
      if (onRecord.hasKindOfApp() && !numbers.contains(onRecord.number())) {
        names.add(compared(onRecord.name()));
      }
    }
    for (var service : checked.services()) {
      var form = service.part();
      if (form.hasKindOfApp() && form.name() != null && !names.add(compared(form.name()))) {
        findings.add(service.field("name"), "APP_NAME_TAKEN");
      }
    }
    for (var service : checked.namedAnew()) {
      if (service.part().hasKindOfApp() && service.part().name() != null) {
        findings.ask(service.field("name"), ReviewQuestion.Code.NAME_UNDER_ICON);
      }
    }
  }

  /** Names that look the same are the same. */
  private static String compared(@Nullable String name) {
    return Normalizer.normalize(String.valueOf(name), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }
}
