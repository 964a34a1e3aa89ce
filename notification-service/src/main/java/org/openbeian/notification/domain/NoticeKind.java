package org.openbeian.notification.domain;

/** What a notice wants of its reader (R-NOT-1). */
public enum NoticeKind {
  /** To know that the order went on; nothing is to be done. */
  STATE_CHANGE,
  /** To do something, or the order stays where it is. */
  ACTION_REQUEST,
  /** To do something by a time after which it is too late, or has become late. */
  DEADLINE,
  /** To think of something that is known already; can wait for others and go out with them. */
  REMINDER,
  /** To know how something ended. */
  RESULT
}
