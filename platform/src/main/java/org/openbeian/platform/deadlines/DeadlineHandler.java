package org.openbeian.platform.deadlines;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/**
 * What happens when deadlines of one kind are due; a bean.
 *
 * <p>It must not wait for an aggregate that somebody else has locked (that one may itself wait for
 * the deadline's row): it loads what it can with SKIP LOCKED and leaves the rest out of its answer;
 * those are tried again at the next poll. A deadline that no longer applies is answered as done: a
 * late firing is a rejected no-op.
 */
public interface DeadlineHandler {

  /** The kind it handles. */
  String kind();

  /**
   * Fires deadlines in the open transaction.
   *
   * @return those that are done; to wait anew, arm the deadline again inside
   */
  Uni<Collection<Deadline>> fire(List<Deadline> due);
}
