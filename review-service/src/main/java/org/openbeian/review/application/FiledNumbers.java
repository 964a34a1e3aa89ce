package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;

/** What has been filed under which number; read within the open session. */
public interface FiledNumbers {

  /**
   * A number and whose it is.
   *
   * @param serviceNumber null when the number is the subject's
   * @param account that holds it; null where that is not known
   * @param province GB/T 2260; empty where that is not known
   * @param lastOrder the order by which it was granted or changed last
   * @param inForce whether it is still on record
   */
  record Filed(
      String subjectNumber,
      @Nullable String serviceNumber,
      @Nullable AccountId account,
      String province,
      OrderId lastOrder,
      boolean inForce) {

    /** The number itself. */
    public String number() {
      return serviceNumber == null ? subjectNumber : serviceNumber;
    }
  }

  /** Those of these numbers that are known, subjects' and services' alike, in any order. */
  Uni<List<Filed>> among(Collection<String> numbers);
}
