package org.openbeian.review.domain;

/** The lifecycle's answer to a trigger. */
public sealed interface Step {

  /** It is allowed and leads here. */
  record To(ReviewTaskState state) implements Step {}

  /** It is not allowed. */
  record Refused(Refusal why) implements Step {}
}
