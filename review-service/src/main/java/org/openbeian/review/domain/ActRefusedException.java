package org.openbeian.review.domain;

/** A task does not allow an act. */
public class ActRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final transient ReviewTask task;

  ActRefusedException(Refusal refusal, ReviewTask task) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
    this.task = task;
  }

  public Refusal refusal() {
    return refusal;
  }

  public ReviewTask task() {
    return task;
  }
}
