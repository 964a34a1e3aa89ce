package org.openbeian.smsverify.inbound.web;

import java.util.List;

/**
 * What a page has to tell: above a form that is to be filled in again, or in its place.
 *
 * @param tone how it is dressed; the words say it too
 * @param points what else to know or to do
 */
public record Notice(Tone tone, String title, String text, List<String> points) {

  /** How an answer is meant. */
  public enum Tone {
    /** All is done. */
    DONE,
    /** Something is left to do. */
    WAITING,
    /** It did not work. */
    WRONG
  }

  public boolean done() {
    return tone == Tone.DONE;
  }

  public boolean waiting() {
    return tone == Tone.WAITING;
  }

  public boolean wrong() {
    return tone == Tone.WRONG;
  }
}
