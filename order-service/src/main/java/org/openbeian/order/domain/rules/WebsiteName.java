package org.openbeian.order.domain.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.rulebook.WordList;

/** A website's name as it is compared: full-width and compatibility characters folded. */
record WebsiteName(String path, String text, ServiceForm<String> service) {

  /** The name that a service has, if it is a website or may become one. */
  static Optional<WebsiteName> of(Checked.At<ServiceForm<String>> service) {
    ServiceForm<String> form = service.part();
    boolean website = form.kind() == null || form.kind() == ServiceKind.WEBSITE;
    return website && form.name() != null
        ? Optional.of(
            new WebsiteName(
                service.field("name"),
                Normalizer.normalize(form.name(), Normalizer.Form.NFKC),
                form))
        : Optional.empty();
  }

  long chineseCharacters() {
    return text.codePoints().filter(WebsiteName::isHan).count();
  }

  /** Whether there is anything but Chinese characters, Latin letters and digits in it. */
  boolean hasSpecialCharacters() {
    return !text.codePoints().allMatch(c -> isHan(c) || c < 128 && Character.isLetterOrDigit(c));
  }

  /** Whether it is one of the website's domains, or what stands before its first dot. */
  boolean isDomain() {
    String name = text.toLowerCase(Locale.ROOT);
    return service.domains().stream()
        .map(DomainNames::readable)
        .anyMatch(domain -> name.equals(domain) || name.equals(domain.split("\\.")[0]));
  }

  /** Adds a finding when the name says a word of a list that is in force. */
  void mustNotSay(WordList list, String code, Checked checked, Findings findings) {
    mustNotSay(list, text, code, checked, findings);
  }

  void mustNotSay(WordList list, String part, String code, Checked checked, Findings findings) {
    if (list.origin().holdsOn(checked.today())) {
      list.saidIn(part).ifPresent(word -> findings.add(path, list.origin(), code, word));
    }
  }

  private static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }
}
