package org.openbeian.review.domain;

/** What can happen to a supplement. */
public enum SupplementTrigger {
  /** The filer provides it. */
  PROVIDE,
  /** The reviewer logs that mailed originals have come. */
  ARRIVE,
  ACCEPT,
  /** What was provided is wrong. */
  ASK_AGAIN,
  /** Its review ends. */
  CLOSE
}
