package org.openbeian.order.domain.rulebook;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What filings are checked against, as data. It never changes while the service runs; each round of
 * an order keeps the version that it was submitted under.
 *
 * @param version by which its makers know it, with a fingerprint of all that stands in it
 * @param sources what the sources that entries name are, by their short names
 * @param provinces by their GB/T 2260 codes
 * @param contentCategories by their codes
 * @param preApprovals by their codes (前置审批)
 * @param languages by their BCP 47 tags
 * @param platforms by their codes (运行平台)
 */
public record RuleBook(
    String version,
    Map<String, String> sources,
    Map<String, Province> provinces,
    ServiceNames names,
    Map<String, ContentCategory> contentCategories,
    Map<String, Term> preApprovals,
    Map<String, Term> languages,
    Map<String, Platform> platforms,
    DomainMeasures domains) {

  /** What is said of a province; empty when no bureau of that code decides on filings. */
  public Optional<Province> province(String code) {
    return Optional.ofNullable(provinces.get(code));
  }

  /** What a province demands of domains on a day; what all do when nothing else is said of it. */
  public DomainDemand domainDemand(String province, LocalDate day) {
    return province(province)
        .map(Province::domains)
        .filter(demand -> demand.origin().holdsOn(day))
        .orElse(domains.demand());
  }

  /**
   * Entries by their keys, in their order.
   *
   * @throws IllegalArgumentException when two have the same key
   */
  public static <T> Map<String, T> index(List<T> entries, Function<T, String> key) {
    Map<String, T> all = new LinkedHashMap<>();
    for (T entry : entries) {
      if (all.putIfAbsent(key.apply(entry), entry) != null) {
        throw new IllegalArgumentException(key.apply(entry) + " stands there twice");
      }
    }
    return Collections.unmodifiableMap(all);
  }
}
