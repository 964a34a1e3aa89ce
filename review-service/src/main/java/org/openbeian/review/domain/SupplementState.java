package org.openbeian.review.domain;

/** Where a supplement stands. */
public enum SupplementState {
  /** The filer is to provide it. */
  ASKED,
  /** The filer says that it is done, or in the post. */
  PROVIDED,
  /** Mailed originals are here. */
  ARRIVED,
  ACCEPTED,
  /** Its review ended before it was accepted. */
  CLOSED;

  /** Whether it keeps its task from being passed. */
  public boolean isOpen() {
    return switch (this) {
      case ASKED, PROVIDED, ARRIVED -> true;
      case ACCEPTED, CLOSED -> false;
    };
  }
}
