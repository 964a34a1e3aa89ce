package org.openbeian.order.application;

import java.time.Duration;

/**
 * How one-time codes may be used.
 *
 * @param validity from the sending
 * @param tries wrong entries that void a code
 * @param sends codes per thing and day at most
 * @param pause between two sends
 */
record OneTimeCodePolicy(Duration validity, int tries, int sends, Duration pause) {}
