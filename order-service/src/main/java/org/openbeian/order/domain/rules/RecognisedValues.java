package org.openbeian.order.domain.rules;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.order.domain.rulebook.Authority;

/** What was read off a certificate with certainty is what the filer says, or a reviewer looks. */
@Rule(value = "R-MAT-3", source = "S4 3", by = Authority.PROVIDER)
class RecognisedValues implements FilingRule {

  private static final double CERTAIN = 0.8;

  @Override
  public void check(Checked checked, Findings findings) {
    Map<String, String> said = said(checked);
    Set<String> different = new LinkedHashSet<>();
    for (var recognised : checked.evidence().recognised()) {
      String value = said.get(recognised.path());
      if (value != null
          && recognised.confidence() >= CERTAIN
          && !folded(value).equals(folded(recognised.value()))) {
        different.add(recognised.path());
      }
    }
    different.forEach(path -> findings.ask(path, ReviewQuestion.Code.RECOGNISED_DIFFERS));
  }

  private static Map<String, String> said(Checked checked) {
    Map<String, String> said = new HashMap<>();
    for (var subject : checked.subject()) {
      put(said, subject.field("name"), subject.part().name());
    }
    for (var principal : checked.principals()) {
      put(said, principal.field("name"), principal.part().name());
    }
    for (var certificate : checked.certificates()) {
      put(said, certificate.field("number"), certificate.part().number());
      put(said, certificate.field("address"), certificate.part().address());
      put(said, certificate.field("validFrom"), certificate.part().validFrom());
      put(said, certificate.field("validUntil"), certificate.part().validUntil());
    }
    return said;
  }

  private static void put(Map<String, String> said, String path, @Nullable String value) {
    if (value != null) {
      said.put(path, value);
    }
  }

  private static void put(Map<String, String> said, String path, @Nullable LocalDate value) {
    put(said, path, value == null ? null : value.toString());
  }

  /** Letters and digits only: blanks and brackets are read this way or that. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .toUpperCase(Locale.ROOT);
  }
}
