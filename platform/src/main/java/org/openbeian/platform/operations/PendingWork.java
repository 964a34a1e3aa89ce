package org.openbeian.platform.operations;

import io.smallrye.mutiny.Uni;

/** Work that a service has committed to and not done yet; a bean per kind. */
public interface PendingWork {

  /** Its name in {@code GET /sandbox/pending}. */
  String name();

  /** How much of it there is now. */
  Uni<Long> count();
}
