package org.openbeian.review.application.bureau;

import io.smallrye.mutiny.Uni;
import org.openbeian.review.domain.bureau.BureauSubmission;

/**
 * A way to the bureaus: how cases get there. What comes back enters by {@link TakeVerdict}. {@code
 * beian.review.bureau} chooses one by its name.
 */
public interface Bureau {

  /** By which the setting knows it, and the source of the facts that come by it. */
  String name();

  /**
   * Takes over a case, in the transaction that opens it: leaves rows of its own, to be sent
   * afterwards as often as it takes. Nothing outside the database may be asked in here.
   */
  Uni<Void> submit(BureauSubmission submission);
}
