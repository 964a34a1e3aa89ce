package org.openbeian.order.domain.duration;

/** From so many to so many, both included. */
public record Span(int from, int to) {

  public Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("from " + from + " to " + to + " is no span");
    }
  }
}
