package org.openbeian.order.application;

import java.time.Duration;

/**
 * How accounts may be recovered (R-ACC-1).
 *
 * @param validity from the opening, and again from a proof by code
 * @param supportValidity from the request to support, and again from the approval
 * @param retention from the end of one that came to nothing
 * @param openings recoveries per account and day at most
 * @param codesPerAccount codes per account and day at most, over all its recoveries
 * @param codesPerRecord codes per record and day at most, whoever asks
 */
record RecoveryPolicy(
    Duration validity,
    Duration supportValidity,
    Duration retention,
    int openings,
    int codesPerAccount,
    int codesPerRecord) {}
