package org.openbeian.notification.domain;

/** Whom a notice is for. */
public enum Audience {
  /** The order's account: everybody of it reads the one notice. */
  FILER,
  /** The reviewers' leads, each by a notice of their own. */
  LEADS
}
