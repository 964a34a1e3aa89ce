package org.openbeian.review.domain;

/** Whether a task is done in time. */
public enum SlaState {
  ON_TIME,
  /** Today is the last day, or it was and no working day has begun since. */
  DUE_TODAY,
  LATE,
  /** The filer is waited for, and the clock stands still (R-FLOW-3). */
  PAUSED,
  /** A year's calendar is lacking (R-CAL-1). */
  UNKNOWN
}
