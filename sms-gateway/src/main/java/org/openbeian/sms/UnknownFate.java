package org.openbeian.sms;

import java.time.Instant;

/**
 * A gateway may have a message: it was sent there, and no answer came.
 *
 * @param since wall-clock time of the first such try
 */
public record UnknownFate(String gateway, Instant since) {}
