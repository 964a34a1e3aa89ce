package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.time.Year;
import java.util.List;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.Province;
import org.openbeian.review.domain.FilingNumbers;

/** The provincial bureau, as far as it gives numbers (R-FLOW-6). */
public interface BureauDesk {

  /**
   * Draws the numbers of a new subject and its services, in the open transaction; a number is never
   * given twice.
   *
   * @param year the year of the grant, in China
   */
  Uni<FilingNumbers> draw(Province province, Year year, List<FiledService> services);
}
