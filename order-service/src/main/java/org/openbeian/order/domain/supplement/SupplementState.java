package org.openbeian.order.domain.supplement;

/** How it stands with a supplement. */
public enum SupplementState {
  /** The filer is to provide it. */
  ASKED,
  /** The filer says that it is done, or in the post. */
  PROVIDED,
  /** Mailed originals are with the reviewer. */
  ARRIVED,
  ACCEPTED,
  /** Its review ended before it was accepted. */
  CLOSED
}
