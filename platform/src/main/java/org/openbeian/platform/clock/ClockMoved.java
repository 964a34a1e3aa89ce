package org.openbeian.platform.clock;

/** The sandbox moved the clock: what is due by now should not wait for the next poll. */
public record ClockMoved() {}
