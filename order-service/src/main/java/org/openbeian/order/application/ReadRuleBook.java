package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import org.openbeian.order.domain.material.MaterialRules;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.platform.api.ApiException;

/** Shows what applications are checked against. */
@ApplicationScoped
public class ReadRuleBook {

  private final RuleBook book;
  private final MaterialRules materials;
  private final Time time;

  ReadRuleBook(RuleBook book, MaterialRules materials, Time time) {
    this.book = book;
    this.materials = materials;
    this.time = time;
  }

  public RuleBook whole() {
    return book;
  }

  /** Which materials are needed. */
  public MaterialRules materials() {
    return materials;
  }

  /**
   * What is said of a province.
   *
   * @throws ApiException 404 when no bureau of that code decides on filings
   */
  public Province province(String code) {
    return book.province(code).orElseThrow(ApiException::notFound);
  }

  public Collection<Province> provinces() {
    return book.provinces().values();
  }

  /** The day on which entries must hold, in Asia/Shanghai. */
  public LocalDate today() {
    return time.today();
  }
}
