package org.openbeian.review.domain;

/** A supplement does not allow an act. */
public class SupplementRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Supplement supplement;

  SupplementRefusedException(Supplement supplement) {
    super(supplement.state().name(), null, false, false);
    this.supplement = supplement;
  }

  public Supplement supplement() {
    return supplement;
  }
}
