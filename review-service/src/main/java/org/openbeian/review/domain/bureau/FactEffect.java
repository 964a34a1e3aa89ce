package org.openbeian.review.domain.bureau;

/** What became of a fact. */
public enum FactEffect {
  /** It helped to decide its case. */
  APPLIED,
  /** It is right, and the case waits for what belongs to it. */
  WAITING,
  /** Its case was over before, or decided just so. */
  LATE,
  /** It contradicts what was said or decided before. */
  CONFLICTING,
  /** Its numbers can't be those of the case, which goes on waiting. */
  UNUSABLE
}
