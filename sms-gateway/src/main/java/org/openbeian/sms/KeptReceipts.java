package org.openbeian.sms;

/**
 * What came of a report.
 *
 * @param taken receipts that told something new
 * @param known of messages whose end was known
 * @param unknown of messages that are not, or no longer, ours
 */
public record KeptReceipts(int taken, int known, int unknown) {}
