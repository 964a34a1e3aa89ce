package org.openbeian.sandbox.story;

/** Is told of every step that an actor takes. */
@FunctionalInterface
public interface Watcher {

  /**
   * A step was answered.
   *
   * @param actor who acted, such as {@code filer-a}
   * @param step what, such as {@code submits the application}
   * @param service which service answered
   */
  void acted(String actor, String step, String service, Answer answer);

  /** Somebody who does not care. */
  Watcher NOBODY = (actor, step, service, answer) -> {};
}
