package org.openbeian.review.application.bureau;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Province;
import org.openbeian.review.domain.FilingNumbers;

/** Which numbers are given to which order; all of it within the open transaction. */
public interface GivenNumbers {

  /** The next of a province's serials, 1 to 999999; none is drawn twice before all were. */
  Uni<Integer> nextSerial(Province province);

  /** The highest index that a service of this subject has been given; 0 for none. */
  Uni<Integer> highestIndex(String subjectNumber);

  /**
   * Gives numbers to an order, unless some are another's: then it gives none.
   *
   * @param numbers all of the case
   * @param kept numbers among them that were given before, to whichever order
   * @return those that another order has; empty when all are the order's now
   */
  Uni<List<String>> give(OrderId order, FilingNumbers numbers, List<String> kept);

  /** Takes back what an order has been given, but for some. */
  Uni<Void> takeBack(OrderId order, List<String> butFor);
}
