package org.openbeian.order.application;

import java.time.Duration;

/**
 * How phones are proven (R-SUBJ-7).
 *
 * @param validFor from a right code
 * @param unprovenRetention from the last code that was asked for
 * @param codesPerPhone codes to a phone and day at most, whoever asks
 * @param codesPerAccount codes per account and day at most, over all phones
 */
record ContactProofPolicy(
    Duration validFor, Duration unprovenRetention, int codesPerPhone, int codesPerAccount) {}
