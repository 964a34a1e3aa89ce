package org.openbeian.review.domain;

/** Why a task does not allow an act. */
public enum Refusal {
  /** The act belongs to the other stage. */
  NOT_OF_THIS_STAGE,
  /** It must be claimed first. */
  NOT_CLAIMED,
  /** Somebody else works on it. */
  TAKEN,
  ALREADY_DECIDED,
  /** The order left this review by another way. */
  CLOSED,
  /** It did not pass, or went on already. */
  NOTHING_TO_FORWARD,
  /** Only the preliminary review asks for supplements. */
  NO_SUPPLEMENTS_HERE,
  /** Only the preliminary review looks at materials. */
  NO_LOOKS_HERE,
  /** The bureau's cases are not given out by leads. */
  NO_LEAD_HERE,
  /** Only the preliminary review phones principals. */
  NO_CALLS_HERE,
  /** Only the preliminary review has a checklist. */
  NO_CHECKLIST_HERE,
  TOO_MANY_SUPPLEMENTS
}
