package org.openbeian.order.domain.recognition;

import java.util.List;

/** What came of reading a certificate. */
public record Reading(State state, List<RecognisedField> fields) {

  public static final Reading NOT_ASKED = new Reading(State.NOT_ASKED, List.of());
  public static final Reading NO_ANSWER = new Reading(State.NO_ANSWER, List.of());
  public static final Reading SWITCHED_OFF = new Reading(State.SWITCHED_OFF, List.of());

  /** How far it got. */
  public enum State {
    /** Nobody has asked for it yet. */
    NOT_ASKED,
    RECOGNISED,
    /** It was looked at, and nothing could be read. */
    NOTHING_RECOGNISED,
    /** Who reads certificates did not answer; may be asked again. */
    NO_ANSWER,
    /** Nobody reads certificates here. */
    SWITCHED_OFF
  }

  public Reading {
    fields = List.copyOf(fields);
  }

  /** What was read, if anything. */
  public static Reading of(List<RecognisedField> fields) {
    return new Reading(fields.isEmpty() ? State.NOTHING_RECOGNISED : State.RECOGNISED, fields);
  }

  /** Whether it need not be asked again. */
  public boolean isFinal() {
    return state == State.RECOGNISED || state == State.NOTHING_RECOGNISED;
  }
}
