package org.openbeian.contracts;

/**
 * How many working days something usually takes (R-CAL-1).
 *
 * @param from at the least
 * @param to at the most
 */
public record WorkingDays(int from, int to) {}
